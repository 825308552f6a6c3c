package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for a create-phone-call request. The ranges are those in Retell's API reference.
final class OrderRules {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Set<String> EVENTS =
      Set.of(
          "call_started",
          "call_ended",
          "call_analyzed",
          "transcript_updated",
          "transfer_started",
          "transfer_bridged",
          "transfer_cancelled",
          "transfer_ended");

  private OrderRules() {}

  static void check(JsonObject request) {
    number(request, "from_number");
    number(request, "to_number");
    text(request, "override_agent_id");
    version(request.getValue("override_agent_version"));
    object(request, "metadata");
    variables(object(request, "retell_llm_dynamic_variables"));
    var override = object(request, "agent_override");
    if (override != null) {
      agent(object(override, "agent"));
    }
  }

  private static void agent(@Nullable JsonObject agent) {
    if (agent == null) {
      return;
    }
    text(agent, "voice_id");
    range(agent, "ring_duration_ms", 5_000, 300_000);
    range(agent, "max_call_duration_ms", 60_000, 7_200_000);
    range(agent, "end_call_after_silence_ms", 10_000, Long.MAX_VALUE);
    url(agent, "webhook_url");
    events(array(agent, "webhook_events"));
    analysisFields(array(agent, "post_call_analysis_data"));
  }

  private static void number(JsonObject in, String field) {
    var good = in.getValue(field) instanceof String value && E164.matcher(value).matches();
    demand(good, field, "an E.164 number");
  }

  private static void text(JsonObject in, String field) {
    var value = in.getValue(field);
    demand(value == null || value instanceof String, field, "a string");
  }

  private static void version(@Nullable Object value) {
    var good = value == null || value instanceof Integer || value instanceof String;
    demand(good, "override_agent_version", "an integer or a string");
  }

  private static void variables(@Nullable JsonObject variables) {
    var good =
        variables == null || variables.stream().allMatch(e -> e.getValue() instanceof String);
    demand(good, "retell_llm_dynamic_variables", "a map of strings");
  }

  private static void range(JsonObject in, String field, long low, long high) {
    var value = in.getValue(field);
    var good =
        value == null
            || (value instanceof Number number
                && number.longValue() >= low
                && number.longValue() <= high);
    demand(good, field, "a number in its range");
  }

  private static void url(JsonObject in, String field) {
    text(in, field);
    var value = in.getString(field);
    demand(value == null || isHttp(value), field, "an http(s) URL");
  }

  private static boolean isHttp(String value) {
    try {
      var uri = URI.create(value);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static void events(@Nullable JsonArray events) {
    var good = events == null || events.stream().allMatch(EVENTS::contains);
    demand(good, "webhook_events", "a list of known events");
  }

  private static void analysisFields(@Nullable JsonArray fields) {
    var good =
        fields == null
            || fields.stream()
                .allMatch(
                    field ->
                        field instanceof JsonObject described
                            && described.getValue("type") instanceof String
                            && described.getValue("name") instanceof String);
    demand(good, "post_call_analysis_data", "a list of fields with type and name");
  }

  private static @Nullable JsonObject object(JsonObject in, String field) {
    var value = in.getValue(field);
    demand(value == null || value instanceof JsonObject, field, "an object");
    return (JsonObject) value;
  }

  private static @Nullable JsonArray array(JsonObject in, String field) {
    var value = in.getValue(field);
    demand(value == null || value instanceof JsonArray, field, "a list");
    return (JsonArray) value;
  }

  private static void demand(boolean good, String field, String what) {
    if (!good) {
      throw RetellError.badRequest(field + " must be " + what + ".");
    }
  }
}
