package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.bus.DueCall;
import com.callcat.bus.StoreRequest.DuePage;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.Occupied;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads the indexes across all users. They are behind the table, so each answer is only a hint.
final class CallIndexes {
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

  Future<DuePage> due(FindDue wanted) {
    var query =
        due(wanted.shard(), wanted.after(), wanted.until())
            .limit(wanted.limit())
            .exclusiveStartKey(place(wanted))
            .build();
    return dynamo
        .ask(client -> client.query(query))
        .map(page -> new DuePage(read(page), page.hasLastEvaluatedKey() && page.hasItems()));
  }

  /// The calls that take up a line. Each of them has a due time, so the index has them all.
  Future<Occupied> occupied(Instant until) {
    var shards =
        items
            .shards()
            .occupied()
            .mapToObj(shard -> all(shard, until, new ArrayList<>(), null))
            .toList();
    return Future.all(shards)
        .map(
            all ->
                all.<List<DueCall>>list().stream()
                    .flatMap(List::stream)
                    .filter(call -> call.due().purpose().occupiesLine())
                    .toList())
        .map(Occupied::new);
  }

  private Future<List<DueCall>> all(
      int shard, Instant until, List<DueCall> found, @Nullable Map<String, AttributeValue> last) {
    var query = due(shard, Instant.EPOCH, until).exclusiveStartKey(last).build();
    return dynamo
        .ask(client -> client.query(query))
        .compose(
            page -> {
              found.addAll(read(page));
              return page.hasLastEvaluatedKey()
                  ? all(shard, until, found, page.lastEvaluatedKey())
                  : Future.succeededFuture(found);
            });
  }

  private List<DueCall> read(QueryResponse page) {
    return page.items().stream().map(items::readDue).toList();
  }

  private QueryRequest.Builder due(int shard, Instant after, Instant until) {
    return QueryRequest.builder()
        .tableName(dynamo.tables().calls())
        .indexName(Tables.DUE)
        .keyConditionExpression("dueShard = :shard AND dueAt BETWEEN :first AND :last")
        .expressionAttributeValues(
            Map.of(
                ":shard", number(shard),
                ":first", number(after.toEpochMilli() + 1),
                ":last", number(until.toEpochMilli())));
  }

  /// The place where the page before has ended. It is known even if that call has changed since.
  private static @Nullable Map<String, AttributeValue> place(FindDue wanted) {
    var behind = wanted.behind();
    if (behind == null) {
      return null;
    }
    var place = new HashMap<>(CallItem.key(behind.key()));
    place.put("dueShard", number(wanted.shard()));
    place.put("dueAt", number(behind.due().at().toEpochMilli()));
    return place;
  }

  private static Future<CallKey> notFound(ProviderId providerId) {
    return Future.failedFuture(
        new ProblemException(new Problem.NotFound("call " + providerId + " of Retell")));
  }
}
