package com.callcat.store;

import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// A user's calls, page by page, in the order of api.md "List": first those to come, soonest first,
/// then those that ended, most recent first. One call more than the page holds is looked for, so
/// that a page is full, and has a token, exactly when there are more.
final class CallLists {
  /// How many calls one query examines when few of them have the wanted status.
  private static final int FURTHER = 1000;

  private static final Map<String, String> STATUS = Map.of("#status", "status");

  private final Vertx vertx;
  private final Dynamo dynamo;
  private final CallItem items;
  private final Sealer sealer;

  CallLists(Vertx vertx, Dynamo dynamo, CallItem items, Sealer sealer) {
    this.vertx = vertx;
    this.dynamo = dynamo;
    this.items = items;
    this.sealer = sealer;
  }

  /// An index with its order.
  private enum Index {
    UPCOMING(Tables.UPCOMING, "scheduledAt", true),
    COMPLETED(Tables.COMPLETED, "completedAt", false);

    private final String table;
    private final String time;
    private final boolean forward;

    Index(String table, String time, boolean forward) {
      this.table = table;
      this.time = time;
      this.forward = forward;
    }

    static Index first(@Nullable CallStatus status) {
      return status != null && status.ended() ? COMPLETED : UPCOMING;
    }

    /// Where the list goes on when this index has no more.
    @Nullable Index next(@Nullable CallStatus status) {
      return this == UPCOMING && status == null ? COMPLETED : null;
    }
  }

  /// A place in the list: after this item of an index, or at its beginning.
  private record Place(Index index, Map<String, AttributeValue> after) {}

  /// A call on the list, and in which index it was found.
  private record Found(Index index, Map<String, AttributeValue> item) {}

  Future<CallPage> page(ListCalls query) {
    var place = start(query);
    if (place == null) {
      var problem = Problem.Invalid.of("nextToken", "is not a token of this list");
      return Future.failedFuture(new ProblemException(problem));
    }
    return collect(query, place, new ArrayList<>())
        .compose(found -> vertx.executeBlocking(() -> page(query, found), false));
  }

  private Future<List<Found>> collect(ListCalls query, Place place, List<Found> found) {
    return dynamo
        .ask(client -> client.query(request(query, place, found.size())))
        .compose(
            answer -> {
              answer.items().forEach(item -> found.add(new Found(place.index, item)));
              var next = next(query, place, answer);
              return found.size() > query.limit() || next == null
                  ? Future.succeededFuture(found)
                  : collect(query, next, found);
            });
  }

  private static @Nullable Place next(ListCalls query, Place place, QueryResponse answer) {
    if (answer.hasLastEvaluatedKey()) {
      return new Place(place.index, answer.lastEvaluatedKey());
    }
    var index = place.index.next(query.status());
    return index == null ? null : new Place(index, Map.of());
  }

  private QueryRequest request(ListCalls query, Place place, int found) {
    var index = place.index;
    var missing = query.limit() + 1 - found;
    var request =
        QueryRequest.builder()
            .tableName(dynamo.tables().calls())
            .indexName(index.table)
            .scanIndexForward(index.forward)
            .keyConditionExpression("userId = :user")
            .expressionAttributeValues(values(query))
            .limit(query.status() == null || place.after.isEmpty() ? missing : FURTHER);
    if (query.status() != null) {
      request.filterExpression("#status = :status").expressionAttributeNames(STATUS);
    }
    if (!place.after.isEmpty()) {
      request.exclusiveStartKey(place.after);
    }
    return request.build();
  }

  private static Map<String, AttributeValue> values(ListCalls query) {
    var user = AttributeValue.fromN(query.userId().toString());
    return query.status() == null
        ? Map.of(":user", user)
        : Map.of(":user", user, ":status", AttributeValue.fromS(query.status().name()));
  }

  private CallPage page(ListCalls query, List<Found> found) {
    var shown = found.subList(0, Math.min(query.limit(), found.size()));
    var calls = shown.stream().map(each -> items.read(each.item)).toList();
    return new CallPage(calls, found.size() > shown.size() ? token(query, shown.getLast()) : null);
  }

  private String token(ListCalls query, Found last) {
    var time = ItemReader.present(last.item, last.index.time).n();
    var callId = ItemReader.key(last.item).callId();
    return sealer.sealToken(purpose(query), last.index + " " + time + " " + callId);
  }

  /// Null when the token is not one of this list.
  private @Nullable Place start(ListCalls query) {
    if (query.nextToken() == null) {
      return new Place(Index.first(query.status()), Map.of());
    }
    var content = sealer.openToken(purpose(query), query.nextToken());
    return content == null ? null : after(query.userId(), content.split(" "));
  }

  private static Place after(UserId userId, String[] token) {
    var index = Index.valueOf(token[0]);
    return new Place(
        index,
        Map.of(
            "userId",
            AttributeValue.fromN(userId.toString()),
            index.time,
            AttributeValue.fromN(token[1]),
            "callId",
            AttributeValue.fromS(token[2])));
  }

  private static String purpose(ListCalls query) {
    return "nextToken/" + query.userId() + "/" + query.status();
  }
}
