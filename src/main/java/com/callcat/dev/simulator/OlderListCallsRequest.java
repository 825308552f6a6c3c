package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/// Converts a request of the older list-calls (`POST /v2/list-calls`) into one of the newer. Retell
/// has deprecated the older one, but older SDKs still send it.
final class OlderListCallsRequest {
  private static final Set<String> MAPS = Set.of("metadata", "dynamic_variables");

  private OlderListCallsRequest() {}

  /// @throws Refusal 400
  static JsonObject translate(JsonObject older) {
    var newer = older.copy();
    if (older.getValue("filter_criteria") instanceof JsonObject criteria) {
      newer.put("filter_criteria", criteria(criteria));
    }
    if (older.getValue("pagination_key") instanceof String callId) {
      newer.put("pagination_key", ListCallsRequest.key(callId));
    }
    return newer;
  }

  private static JsonObject criteria(JsonObject older) {
    var newer = new JsonObject();
    for (var field : older.fieldNames()) {
      var value = older.getValue(field);
      var dot = field.indexOf('.');
      if (dot > 0) {
        entry(newer, field.substring(0, dot), field.substring(dot + 1), value);
      } else if (MAPS.contains(field) && value instanceof JsonObject map) {
        map.fieldNames().forEach(key -> entry(newer, field, key, map.getValue(key)));
      } else {
        newer.put(field, filter(field, value));
      }
    }
    return newer;
  }

  private static void entry(JsonObject newer, String map, String key, Object values) {
    if (!newer.containsKey(map)) {
      newer.put(map, new JsonArray());
    }
    newer.getJsonArray(map).add(filter(map, values).put("key", key));
  }

  private static JsonObject filter(String field, Object value) {
    if (value instanceof JsonArray choices) {
      return new JsonObject().put("type", "enum").put("op", "in").put("value", choices);
    }
    if (value instanceof JsonObject thresholds) {
      var least = thresholds.getValue("lower_threshold", Long.MIN_VALUE);
      var most = thresholds.getValue("upper_threshold", Long.MAX_VALUE);
      return new JsonObject()
          .put("type", "range")
          .put("op", "bt")
          .put("value", new JsonArray().add(least).add(most));
    }
    throw RetellError.badRequest("The filter " + field + " is malformed.");
  }
}
