package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/// Orders and calls for tests.
final class Orders {
  static final Instant T0 = Instant.ofEpochMilli(1_790_000_000_000L);
  static final String CALLER = "+14155550142";
  static final String CALLEE = "+12125550187";
  static final CallDurations DURATIONS =
      CallDurations.talking(Duration.ofSeconds(60)).withRing(Duration.ofSeconds(2));

  private Orders() {}

  /// A whole order, as a client that wants everything would write it.
  static JsonObject order(String to) {
    return new JsonObject()
        .put("from_number", CALLER)
        .put("to_number", to)
        .put("override_agent_id", "agent_5f0c2f7d91be4a83")
        .put("metadata", new JsonObject().put("callId", "cc-0042").put("token", "token-" + to))
        .put("retell_llm_dynamic_variables", variables())
        .put("agent_override", new JsonObject().put("agent", agent()));
  }

  private static JsonObject variables() {
    return new JsonObject()
        .put("callee_name", "Dr. Okafor")
        .put("subject", "Move the 4 pm cleaning")
        .put("task_prompt", "Ask for a slot on Thursday. Do not agree to extra cost.");
  }

  private static JsonObject agent() {
    return new JsonObject()
        .put("voice_id", "retell-Cimo")
        .put("ring_duration_ms", 35_000)
        .put(
            "post_call_analysis_data",
            new JsonArray()
                .add(field("string", "action_items"))
                .add(field("string", "tags"))
                .add(field("boolean", "opt_out_requested"))
                .add(
                    field("enum", "outcome")
                        .put("choices", new JsonArray().add("confirmed").add("declined"))));
  }

  private static JsonObject field(String type, String name) {
    return new JsonObject().put("type", type).put("name", name).put("description", "…");
  }

  /// The same order with another value of one dynamic variable.
  static JsonObject saying(String variable, String value) {
    var order = order(CALLEE);
    order.getJsonObject("retell_llm_dynamic_variables").put(variable, value);
    return order;
  }

  static JsonObject agentOf(JsonObject order) {
    return order.getJsonObject("agent_override").getJsonObject("agent");
  }

  /// Placed at [#T0].
  static SimulatedCall call(JsonObject order) {
    return call("call_7c1f0d9a4be24f6c8a1e5b03", order, T0);
  }

  static SimulatedCall call(String id, JsonObject order, Instant placedAt) {
    return new SimulatedCall(id, new Order(order), placedAt, DURATIONS);
  }

  static SimulatedCall callTo(String number) {
    return call(order(number));
  }
}
