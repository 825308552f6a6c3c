package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list-calls request that was validated. Calls are sorted by the time when they were placed.
/// This is also the order of their starts, but includes calls that never started.
///
/// @param after the id of the last call of the page before
record ListCallsRequest(
    List<ListFilter> filters,
    boolean ascending,
    int limit,
    int skip,
    @Nullable String after,
    boolean includeTotal) {

  private static final int USUAL_LIMIT = 50;
  private static final int GREATEST_LIMIT = 1_000;

  /// @throws Refusal 400
  static ListCallsRequest of(JsonObject body) {
    var query =
        new ListCallsRequest(
            ListFilter.allOf(get(body, "filter_criteria", JsonObject.class, new JsonObject())),
            isAscending(get(body, "sort_order", String.class, "descending")),
            get(body, "limit", Integer.class, USUAL_LIMIT),
            get(body, "skip", Integer.class, 0),
            callId(body),
            get(body, "include_total", Boolean.class, false));
    demand(query.limit >= 1 && query.limit <= GREATEST_LIMIT, "limit");
    demand(query.skip >= 0 && (query.skip == 0 || query.after == null), "skip");
    return query;
  }

  /// @param calls in the order in which they were placed
  JsonObject run(List<SimulatedCall> calls, Instant now) {
    var ordered = ascending ? calls : calls.reversed();
    var found = found(ordered, now);
    var page = found.stream().limit(limit).toList();
    var answer = new JsonObject().put("items", items(page, now));
    answer.put("has_more", found.size() > limit);
    if (found.size() > limit) {
      answer.put("pagination_key", key(page.getLast().id()));
    }
    if (includeTotal) {
      answer.put("total", calls.stream().filter(call -> matches(call, now)).count());
    }
    return answer;
  }

  /// The calls of the page, and one more if there is one.
  private List<SimulatedCall> found(List<SimulatedCall> ordered, Instant now) {
    return rest(ordered).stream()
        .filter(call -> matches(call, now))
        .skip(skip)
        .limit(limit + 1L)
        .toList();
  }

  private List<SimulatedCall> rest(List<SimulatedCall> ordered) {
    if (after == null) {
      return ordered;
    }
    var ids = ordered.stream().map(SimulatedCall::id).toList();
    demand(ids.contains(after), "pagination_key");
    return ordered.subList(ids.indexOf(after) + 1, ordered.size());
  }

  private boolean matches(SimulatedCall call, Instant now) {
    return filters.stream().allMatch(filter -> filter.matches(call, now));
  }

  private static JsonArray items(List<SimulatedCall> page, Instant now) {
    var items = page.stream().map(call -> CallObjectWriter.item(call, Life.of(call).stageAt(now)));
    return new JsonArray(items.toList());
  }

  /// The `pagination_key` of the page after a call.
  static String key(String callId) {
    var bytes = callId.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static @Nullable String callId(JsonObject body) {
    var key = get(body, "pagination_key", String.class, "");
    try {
      return key.isEmpty()
          ? null
          : new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException altered) {
      throw RetellError.badRequest("pagination_key is malformed.");
    }
  }

  private static boolean isAscending(String order) {
    demand(order.equals("ascending") || order.equals("descending"), "sort_order");
    return order.equals("ascending");
  }

  private static <T> T get(JsonObject body, String field, Class<T> type, T otherwise) {
    var value = body.getValue(field);
    if (value == null) {
      return otherwise;
    }
    demand(type.isInstance(value), field);
    return type.cast(value);
  }

  private static void demand(boolean good, String field) {
    if (!good) {
      throw RetellError.badRequest(field + " is malformed.");
    }
  }
}
