package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One of the `filter_criteria` of list-calls; a call must pass all of them.
///
/// @param field the field's name in the request
/// @param key the entry of a map that is checked; null if the field is no map
record ListFilter(String field, @Nullable String key, ListCheck check) {
  private static final Set<String> PLAIN =
      Set.of(
          "call_id",
          "call_status",
          "call_type",
          "direction",
          "from_number",
          "to_number",
          "start_timestamp",
          "end_timestamp",
          "duration_ms",
          "disconnection_reason",
          "data_storage_setting",
          "agent_tag",
          "combined_cost",
          "in_voicemail",
          "user_sentiment",
          "call_successful");
  private static final Set<String> KEYED =
      Set.of("metadata", "dynamic_variables", "custom_analysis_data");

  /// The statuses that a filter may have; `registered` is not one of them.
  private static final Set<Object> STATUSES = Set.of("not_connected", "ongoing", "ended", "error");

  /// @throws Refusal 400, also for criteria that are not simulated, because ignoring one would give
  ///   a wrong list
  static List<ListFilter> allOf(JsonObject criteria) {
    return criteria.fieldNames().stream().flatMap(field -> of(field, criteria)).toList();
  }

  private static Stream<ListFilter> of(String field, JsonObject criteria) {
    var value = criteria.getValue(field);
    if (PLAIN.contains(field) && value instanceof JsonObject spec) {
      return Stream.of(plain(field, spec));
    }
    if (KEYED.contains(field) && value instanceof JsonArray specs) {
      return specs.stream().map(spec -> keyed(field, spec));
    }
    throw RetellError.badRequest("The filter " + field + " is malformed or not simulated.");
  }

  private static ListFilter plain(String field, JsonObject spec) {
    if (field.equals("call_status") && !STATUSES.containsAll(asked(spec))) {
      throw RetellError.badRequest("The filter call_status does not know this state.");
    }
    return new ListFilter(field, null, ListCheck.of(spec));
  }

  private static List<Object> asked(JsonObject spec) {
    return spec.getValue("value") instanceof JsonArray values
        ? values.stream().toList()
        : List.of("");
  }

  private static ListFilter keyed(String field, Object filter) {
    if (filter instanceof JsonObject spec && spec.getValue("key") instanceof String key) {
      return new ListFilter(field, key, ListCheck.of(spec));
    }
    throw RetellError.badRequest("The filter " + field + " needs a key.");
  }

  boolean matches(SimulatedCall call, Instant now) {
    return check.passes(valueIn(call, now));
  }

  private @Nullable Object valueIn(SimulatedCall call, Instant now) {
    return switch (field) {
      // a shortcut without the whole call object, because look-ups of lost answers use this filter
      case "metadata" -> entry(call.metadata());
      case "dynamic_variables" -> entry(call.order().variables());
      case "call_id" -> call.id();
      case "to_number" -> call.order().toNumber();
      default -> valueIn(CallObjectWriter.item(call, Life.of(call).stageAt(now)));
    };
  }

  private @Nullable Object valueIn(JsonObject item) {
    var analysis = item.getJsonObject("call_analysis", new JsonObject());
    return switch (field) {
      case "in_voicemail", "user_sentiment", "call_successful" -> analysis.getValue(field);
      case "custom_analysis_data" -> entry(analysis.getJsonObject(field));
      case "combined_cost" -> item.getJsonObject("call_cost", new JsonObject()).getValue(field);
      default -> item.getValue(field);
    };
  }

  private @Nullable Object entry(@Nullable JsonObject map) {
    return map == null ? null : map.getValue(key);
  }
}
