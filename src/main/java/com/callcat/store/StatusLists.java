package com.callcat.store;

import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.store.PageTokens.Place;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// A user's calls of one status, page by page. The index has their keys in the order of the list,
/// and the calls are read from the table: two requests a page, whatever else is stored. The index
/// is a moment behind: a call that has moved on since is left out, and another takes its place.
final class StatusLists {
  private final Dynamo dynamo;
  private final BatchRead batch;
  private final ReadCalls calls;
  private final PageTokens tokens;

  StatusLists(Dynamo dynamo, ReadCalls calls, PageTokens tokens) {
    this.dynamo = dynamo;
    this.batch = new BatchRead(dynamo);
    this.calls = calls;
    this.tokens = tokens;
  }

  /// A page while it is put together: the calls that are on it, and where the list goes on.
  ///
  /// @param more whether there are calls behind that place
  private record Page(List<Call> calls, @Nullable Place last, boolean more) {}

  Future<CallPage> page(ListCalls query, CallStatus status) {
    return tokens
        .start(query)
        .compose(after -> fill(query, status, new Page(List.of(), after, true)))
        .map(
            page ->
                new CallPage(
                    page.calls,
                    page.more && page.last != null ? tokens.of(query, page.last) : null));
  }

  private Future<Page> fill(ListCalls query, CallStatus status, Page page) {
    var missing = query.limit() - page.calls.size();
    return missing == 0 || !page.more
        ? Future.succeededFuture(page)
        : next(query, status, page, missing).compose(longer -> fill(query, status, longer));
  }

  /// One key more than are missing is looked for, to know whether there are more.
  private Future<Page> next(ListCalls query, CallStatus status, Page page, int missing) {
    var request = request(query, status, missing + 1, page.last);
    return dynamo
        .ask(client -> client.query(request))
        .map(answer -> answer.items().stream().map(StatusLists::place).toList())
        .compose(
            places -> {
              var shown = places.subList(0, Math.min(missing, places.size()));
              return read(shown.stream().map(place -> key(query, place)).toList())
                  .map(found -> longer(query, status, page, shown, found))
                  .map(it -> new Page(it.calls, it.last, places.size() > missing));
            });
  }

  private Future<List<Call>> read(List<CallKey> keys) {
    return batch
        .items(dynamo.tables().calls(), keys.stream().map(CallItem::key).toList(), false)
        .compose(calls::of);
  }

  private static Page longer(
      ListCalls query, CallStatus status, Page page, List<Place> shown, List<Call> read) {
    var calls = new ArrayList<>(page.calls);
    var found = read.stream().collect(Collectors.toMap(Call::key, call -> call));
    for (var place : shown) {
      var call = found.get(key(query, place));
      if (call != null && call.status() == status) {
        calls.add(call);
      }
    }
    return new Page(calls, shown.isEmpty() ? page.last : shown.getLast(), true);
  }

  private QueryRequest request(
      ListCalls query, CallStatus status, int limit, @Nullable Place after) {
    return QueryRequest.builder()
        .tableName(dynamo.tables().calls())
        .indexName(Tables.BY_STATUS)
        .keyConditionExpression("userId = :user AND begins_with(listed, :status)")
        .expressionAttributeValues(
            Map.of(
                ":user", AttributeValue.fromN(query.userId().toString()),
                ":status", AttributeValue.fromS(ListedKey.prefix(status))))
        .scanIndexForward(!status.ended())
        .limit(limit)
        .exclusiveStartKey(after == null ? null : start(query, status, after))
        .build();
  }

  private static Map<String, AttributeValue> start(
      ListCalls query, CallStatus status, Place after) {
    var start = new HashMap<>(CallItem.key(key(query, after)));
    start.put(CallItem.LISTED, AttributeValue.fromS(ListedKey.of(status, after.time())));
    return start;
  }

  private static Place place(Map<String, AttributeValue> item) {
    return ListedKey.place(
        ItemReader.present(item, CallItem.LISTED).s(), ItemReader.key(item).callId());
  }

  private static CallKey key(ListCalls query, Place place) {
    return new CallKey(query.userId(), place.callId());
  }
}
