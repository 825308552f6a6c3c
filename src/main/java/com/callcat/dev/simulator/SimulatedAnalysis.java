package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.SplittableRandom;

/// Makes the `call_analysis` that Retell's model would make of the conversation.
final class SimulatedAnalysis {
  private SimulatedAnalysis() {}

  static JsonObject of(SimulatedCall call) {
    return call.script().talks() ? ofTalk(call) : ofSilence(call);
  }

  private static JsonObject ofTalk(SimulatedCall call) {
    var stopped = call.stoppedAt() != null;
    return new JsonObject()
        .put("call_summary", summary(call, stopped))
        .put("in_voicemail", false)
        .put("user_sentiment", stopped ? "Neutral" : sentiment(call))
        .put("call_successful", !stopped)
        .put("custom_analysis_data", custom(call));
  }

  /// The analysis of a call without a conversation, which has no custom fields.
  private static JsonObject ofSilence(SimulatedCall call) {
    var voicemail = call.script() == Script.VOICEMAIL;
    return new JsonObject()
        .put("call_summary", voicemail ? "A voicemail box answered." : "Nobody was reached.")
        .put("in_voicemail", voicemail)
        .put("user_sentiment", "Unknown")
        .put("call_successful", false);
  }

  private static String summary(SimulatedCall call, boolean stopped) {
    var callee = call.order().spoken("callee_name", "the person called");
    var end =
        stopped ? "The call was ended before they agreed." : "They agreed and asked for news.";
    return "The AI assistant spoke with %s about this: %s. %s"
        .formatted(callee, subject(call), end);
  }

  private static String sentiment(SimulatedCall call) {
    return new SplittableRandom(call.id().hashCode()).nextInt(3) == 0 ? "Neutral" : "Positive";
  }

  private static JsonObject custom(SimulatedCall call) {
    var found = new JsonObject();
    for (var field : call.order().analysisFields()) {
      switch (field.getString("type")) {
        case "string" -> found.put(field.getString("name"), text(field.getString("name"), call));
        case "boolean" -> found.put(field.getString("name"), false);
        case "number" -> found.put(field.getString("name"), 1);
        case "enum" -> found.put(field.getString("name"), firstChoice(field));
        default -> {} // system presets fill the fields above
      }
    }
    return found;
  }

  /// The text of a custom field. Lists are requested as strings with one item per line.
  private static String text(String name, SimulatedCall call) {
    return switch (name) {
      case "action_items" -> "Confirm in writing: " + subject(call) + "\nAnswer the open question";
      case "tags" -> "follow-up\nagreed";
      default -> "";
    };
  }

  private static String firstChoice(JsonObject field) {
    var choices = field.getValue("choices");
    return choices instanceof JsonArray some && !some.isEmpty() ? some.getString(0) : "";
  }

  private static String subject(SimulatedCall call) {
    return call.order().spoken("subject", "a short question");
  }
}
