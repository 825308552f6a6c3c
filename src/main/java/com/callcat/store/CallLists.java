package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.UserId;
import com.callcat.store.PageTokens.End;
import com.callcat.store.PageTokens.Part;
import com.callcat.store.PageTokens.Place;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads a user's calls page by page: first the calls that have not ended, soonest first, then
/// those that have, most recent first. They are read from the index by status, if it is complete
/// ([StatusIndex]). If not, they are read from the two older indexes that it replaces. There one
/// call more than a page has is read, so that a page gets a token for the next one exactly if there
/// are more calls.
final class CallLists {
  /// How many calls one query examines if the first query has found too few of the wanted status.
  private static final int FURTHER = 1000;

  private static final Map<String, String> STATUS = Map.of("#status", "status");

  private final Dynamo dynamo;
  private final ReadCalls calls;
  private final PageTokens tokens;
  private final StatusLists statusLists;
  private final StatusIndex statuses;

  CallLists(Dynamo dynamo, ReadCalls calls, PageTokens tokens, StatusIndex statuses) {
    this.dynamo = dynamo;
    this.calls = calls;
    this.tokens = tokens;
    this.statusLists = new StatusLists(dynamo, calls, tokens);
    this.statuses = statuses;
  }

  /// One of the two older indexes, and its order.
  private enum Index {
    UPCOMING(Part.UPCOMING, Tables.UPCOMING, "scheduledAt", true),
    COMPLETED(Part.COMPLETED, Tables.COMPLETED, "completedAt", false);

    private final Part part;
    private final String table;
    private final String time;
    private final boolean forward;

    Index(Part part, String table, String time, boolean forward) {
      this.part = part;
      this.table = table;
      this.time = time;
      this.forward = forward;
    }

    static Index of(Part part) {
      return switch (part) {
        case UPCOMING -> UPCOMING;
        case COMPLETED -> COMPLETED;
      };
    }

    /// The index in which the list goes on when this one has no more calls; null if there is none.
    @Nullable Index next(@Nullable CallStatus status) {
      return this == UPCOMING && status == null ? COMPLETED : null;
    }
  }

  /// A place in the list: after this item of an index, or at its beginning.
  private record From(Index index, Map<String, AttributeValue> after) {}

  /// A call on the list, and in which index it was found.
  private record Found(Index index, Map<String, AttributeValue> item) {}

  Future<CallPage> page(ListCalls query) {
    return statuses.isUsable()
        ? statusLists.page(query)
        : tokens
            .start(query)
            .compose(end -> collect(query, from(query, end), new ArrayList<>()))
            .compose(found -> page(query, found));
  }

  private Future<List<Found>> collect(ListCalls query, From place, List<Found> found) {
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

  private static @Nullable From next(ListCalls query, From place, QueryResponse answer) {
    if (answer.hasLastEvaluatedKey()) {
      return new From(place.index, answer.lastEvaluatedKey());
    }
    var index = place.index.next(query.status());
    return index == null ? null : new From(index, Map.of());
  }

  private QueryRequest request(ListCalls query, From place, int found) {
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

  private Future<CallPage> page(ListCalls query, List<Found> found) {
    var shown = found.subList(0, Math.min(query.limit(), found.size()));
    var token = found.size() > shown.size() ? tokens.of(query, end(shown.getLast())) : null;
    return calls
        .of(shown.stream().map(Found::item).toList())
        .map(read -> new CallPage(read, token));
  }

  private static End end(Found last) {
    var time = number(ItemReader.present(last.item, last.index.time));
    var place = new Place(last.index.part, time, ItemReader.key(last.item).callId());
    return new End(place, Map.of());
  }

  private static From from(ListCalls query, @Nullable End end) {
    return end == null
        ? new From(Index.of(Part.of(query.status())), Map.of())
        : after(query.userId(), end.last());
  }

  private static From after(UserId userId, Place place) {
    var index = Index.of(place.part());
    var key = new HashMap<>(CallItem.key(new CallKey(userId, place.callId())));
    key.put(index.time, number(place.time()));
    return new From(index, key);
  }
}
