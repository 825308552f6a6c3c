package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A create-phone-call request that was validated, so that the accessors can rely on the types.
///
/// @param request the JSON as it was received; never changed
record Order(JsonObject request) {
  private static final List<WebhookEventType> USUAL_EVENTS = List.of(WebhookEventType.values());

  /// @throws Refusal 400, naming the first faulty field
  Order {
    OrderRules.check(request);
  }

  String fromNumber() {
    return request.getString("from_number");
  }

  String toNumber() {
    return request.getString("to_number");
  }

  Script script() {
    return Script.of(toNumber());
  }

  String agentId() {
    return request.getString("override_agent_id", "agent_5f0c2f7d91be4a83");
  }

  /// A version number, or the tag of a version.
  Object agentVersion() {
    return request.getValue("override_agent_version", 1);
  }

  @Nullable JsonObject metadata() {
    return request.getJsonObject("metadata");
  }

  @Nullable JsonObject variables() {
    return request.getJsonObject("retell_llm_dynamic_variables");
  }

  /// A dynamic variable, as the agent would say it.
  String spoken(String variable, String otherwise) {
    var variables = variables();
    var value = variables == null ? "" : variables.getString(variable, "");
    return value.isBlank() ? otherwise : Speech.brief(value);
  }

  @Nullable String voiceId() {
    return agent().getString("voice_id");
  }

  @Nullable String webhookUrl() {
    return agent().getString("webhook_url");
  }

  /// The events that the order asks for and that this simulator sends.
  List<WebhookEventType> webhookEvents() {
    var asked = agent().getJsonArray("webhook_events");
    return asked == null
        ? USUAL_EVENTS
        : USUAL_EVENTS.stream().filter(event -> asked.contains(event.wireName())).toList();
  }

  /// The fields that the analysis is to fill in (`post_call_analysis_data`).
  List<JsonObject> analysisFields() {
    var fields = agent().getJsonArray("post_call_analysis_data", new JsonArray());
    return fields.stream().map(JsonObject.class::cast).toList();
  }

  private JsonObject agent() {
    var override = request.getJsonObject("agent_override", new JsonObject());
    return override.getJsonObject("agent", new JsonObject());
  }

  @Override
  public String toString() {
    return "Order[hidden]";
  }
}
