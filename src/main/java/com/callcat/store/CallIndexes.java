package com.callcat.store;

import com.callcat.bus.DueCall;
import com.callcat.bus.StoreRequest.DueCalls;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.Occupied;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What the indexes across all users know. They lag behind the calls, so each answer is a hint.
final class CallIndexes {
  private static final Comparator<DueCall> EARLIEST = Comparator.comparing(call -> call.due().at());
  private final Dynamo dynamo;
  private final CallItem items;

  CallIndexes(Dynamo dynamo, CallItem items) {
    this.dynamo = dynamo;
    this.items = items;
  }

  Future<CallKey> locate(ProviderId providerId) {
    return dynamo
        .ask(
            client ->
                client.query(
                    query ->
                        query
                            .tableName(dynamo.tables().calls())
                            .indexName(Tables.PROVIDER_ID)
                            .keyConditionExpression("providerId = :id")
                            .expressionAttributeValues(
                                Map.of(":id", AttributeValue.fromS(providerId.value())))))
        .compose(
            answer ->
                answer.items().isEmpty()
                    ? notFound(providerId)
                    : Future.succeededFuture(ItemReader.key(answer.items().getFirst())));
  }

  Future<DueCalls> due(FindDue wanted) {
    return everyShard(wanted)
        .map(calls -> new DueCalls(calls.sorted(EARLIEST).limit(wanted.limit()).toList()));
  }

  /// Asks every shard at once, because the earliest may all be in one.
  private Future<Stream<DueCall>> everyShard(FindDue wanted) {
    var shards =
        IntStream.range(0, CallItem.DUE_SHARDS)
            .mapToObj(shard -> due(shard, wanted, new ArrayList<>(), null))
            .toList();
    return Future.all(shards).map(all -> all.<List<DueCall>>list().stream().flatMap(List::stream));
  }

  /// Every call that takes up a line has a due time, so the index knows them all.
  Future<Occupied> occupied(Instant until) {
    return everyShard(new FindDue(Instant.EPOCH, until, Integer.MAX_VALUE))
        .map(
            calls ->
                calls
                    .filter(call -> call.due().purpose().occupiesLine())
                    .map(DueCall::key)
                    .toList())
        .map(Occupied::new);
  }

  private Future<List<DueCall>> due(
      int shard, FindDue wanted, List<DueCall> found, @Nullable Map<String, AttributeValue> last) {
    var request = query(shard, wanted, wanted.limit() - found.size(), last);
    return dynamo
        .ask(client -> client.query(request))
        .compose(
            answer -> {
              answer.items().forEach(item -> found.add(items.readDue(item)));
              return found.size() < wanted.limit() && answer.hasLastEvaluatedKey()
                  ? due(shard, wanted, found, answer.lastEvaluatedKey())
                  : Future.succeededFuture(found);
            });
  }

  private QueryRequest query(
      int shard, FindDue wanted, int limit, @Nullable Map<String, AttributeValue> last) {
    return QueryRequest.builder()
        .tableName(dynamo.tables().calls())
        .indexName(Tables.DUE)
        .keyConditionExpression("dueShard = :shard AND dueAt BETWEEN :first AND :last")
        .expressionAttributeValues(
            Map.of(
                ":shard", number(shard),
                ":first", number(wanted.after().toEpochMilli() + 1),
                ":last", number(wanted.until().toEpochMilli())))
        .limit(limit)
        .exclusiveStartKey(last)
        .build();
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static Future<CallKey> notFound(ProviderId providerId) {
    return Future.failedFuture(
        new ProblemException(new Problem.NotFound("call " + providerId + " of Retell")));
  }
}
