package com.callcat.store;

import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.store.PageTokens.End;
import com.callcat.store.PageTokens.Part;
import com.callcat.store.PageTokens.Place;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads a user's calls, of one status or of all, page by page. The index by status has the keys of
/// the calls, sorted for each status. If a list has several statuses, each of them is queried for
/// as many calls as are missing on the page, and the results are merged by time. Then the calls
/// themselves are read from the table. So a page takes one request for each status that may be on
/// it and one for its calls, however much is stored. The index is a moment behind the table. If a
/// call has another status by now, it is left out of a list by status and replaced by another one;
/// in a list of all calls it stays in its place, with its new status.
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

  /// A call as the index has it.
  private record Listed(CallStatus status, Place place) {}

  /// A page while it is built.
  ///
  /// @param calls the calls on it, by their keys
  /// @param end the place after which the list goes on; null is its beginning
  /// @param part the part of the list that is read next; null if there is no more
  /// @param more whether that part certainly has more calls
  private record Page(
      Map<CallKey, Call> calls, @Nullable End end, @Nullable Part part, boolean more) {

    int missing(ListCalls query) {
      return query.limit() - calls.size();
    }

    /// The place of a status after which the list goes on.
    @Nullable Place behind(CallStatus status) {
      return end == null || end.last().part() != Part.of(status) ? null : end.behind(status);
    }
  }

  Future<CallPage> page(ListCalls query) {
    return tokens
        .start(query)
        .compose(
            end -> {
              var part = end == null ? Part.of(query.status()) : end.last().part();
              return fill(query, new Page(Map.of(), end, part, false));
            })
        .map(
            page ->
                new CallPage(
                    List.copyOf(page.calls.values()),
                    page.part != null && page.end != null ? tokens.of(query, page.end) : null));
  }

  private Future<Page> fill(ListCalls query, Page page) {
    var part = page.part;
    return part == null || (page.missing(query) == 0 && page.more)
        ? Future.succeededFuture(page)
        : next(query, page, part).compose(longer -> fill(query, longer));
  }

  /// Reads further keys: one more than are missing, to know whether there are more calls.
  private Future<Page> next(ListCalls query, Page page, Part part) {
    var missing = page.missing(query);
    var statuses = query.status() == null ? part.statuses() : List.of(query.status());
    var found =
        statuses.stream()
            .map(status -> listed(query, status, missing + 1, page.behind(status)))
            .toList();
    return Future.all(found)
        .map(all -> merged(part, all.<List<Listed>>list()))
        .compose(
            keys -> {
              var shown = keys.subList(0, Math.min(missing, keys.size()));
              return read(shown.stream().map(each -> key(query, each.place)).toList())
                  .map(read -> together(query, page, shown, read))
                  .map(
                      calls ->
                          keys.size() > missing
                              ? new Page(calls, end(query, page, shown), part, true)
                              : new Page(
                                  calls, end(query, page, shown), following(query, part), false));
            });
  }

  private Future<List<Listed>> listed(
      ListCalls query, CallStatus status, int limit, @Nullable Place after) {
    var request = request(query, status, limit, after);
    return dynamo
        .ask(client -> client.query(request))
        .map(
            answer ->
                answer.items().stream().map(item -> new Listed(status, place(item))).toList());
  }

  /// Merges the keys of several statuses by time. Keys of one status with the same time keep their
  /// order.
  private static List<Listed> merged(Part part, List<List<Listed>> found) {
    var soonest = Comparator.<Listed>comparingLong(each -> each.place.time());
    return found.stream()
        .flatMap(List::stream)
        .sorted(part == Part.UPCOMING ? soonest : soonest.reversed())
        .toList();
  }

  /// The part in which the list goes on when this one has no more calls; null if there is none.
  private static @Nullable Part following(ListCalls query, Part part) {
    return part == Part.UPCOMING && query.status() == null ? Part.COMPLETED : null;
  }

  private static @Nullable End end(ListCalls query, Page page, List<Listed> shown) {
    if (shown.isEmpty()) {
      return page.end;
    }
    var last = shown.getLast().place;
    if (query.status() != null) {
      return new End(last, Map.of());
    }
    var each = new HashMap<CallStatus, Place>();
    for (var status : last.part().statuses()) {
      var behind = page.behind(status);
      if (behind != null) {
        each.put(status, behind);
      }
    }
    shown.forEach(listed -> each.put(listed.status, listed.place));
    return new End(last, each);
  }

  private Future<List<Call>> read(List<CallKey> keys) {
    return batch
        .items(dynamo.tables().calls(), keys.stream().map(CallItem::key).toList(), false)
        .compose(calls::of);
  }

  private static Map<CallKey, Call> together(
      ListCalls query, Page page, List<Listed> shown, List<Call> read) {
    var calls = new LinkedHashMap<>(page.calls);
    var found = read.stream().collect(Collectors.toMap(Call::key, Function.identity()));
    for (var listed : shown) {
      var call = found.get(key(query, listed.place));
      if (call != null && (query.status() == null || call.status() == query.status())) {
        calls.putIfAbsent(call.key(), call);
      }
    }
    return calls;
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
