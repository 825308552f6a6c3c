package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes the call object that Retell would send at a stage of a call.
final class CallObjectWriter {
  private CallObjectWriter() {}

  /// The call object with everything that is known at that stage.
  static JsonObject full(SimulatedCall call, Stage stage) {
    var shown = item(call, stage);
    return stage.over() ? addTranscript(shown, SimulatedConversation.of(call)) : shown;
  }

  /// The call object in lists, which has no transcripts.
  static JsonObject item(SimulatedCall call, Stage stage) {
    var life = Life.of(call);
    var answeredAt = stage == Stage.REGISTERED ? null : life.answeredAt();
    var shown = registered(call).put("call_status", status(life, stage));
    if (answeredAt != null) {
      addStart(shown, call, answeredAt);
    }
    if (stage.over()) {
      addEnd(shown, life, answeredAt);
    }
    if (stage.over() && answeredAt != null) {
      addTalk(shown, call, life);
    }
    if (stage == Stage.ANALYZED) {
      shown.put("call_analysis", SimulatedAnalysis.of(call));
    }
    return shown;
  }

  static String status(Life life, Stage stage) {
    return switch (stage) {
      case REGISTERED -> "registered";
      case ONGOING -> "ongoing";
      case ENDED, ANALYZED -> life.answeredAt() == null ? "not_connected" : "ended";
    };
  }

  private static JsonObject registered(SimulatedCall call) {
    var order = call.order();
    var shown =
        new JsonObject()
            .put("call_type", "phone_call")
            .put("call_id", call.id())
            .put("agent_id", order.agentId())
            .put("agent_name", "Simulated agent")
            .put("direction", "outbound")
            .put("from_number", order.fromNumber())
            .put("to_number", order.toNumber())
            .put("data_storage_setting", "everything")
            .put("opt_in_signed_url", false);
    addVersion(shown, order.agentVersion());
    addGiven(shown, "metadata", order.metadata());
    addGiven(shown, "retell_llm_dynamic_variables", order.variables());
    return shown.mergeIn(call.changes());
  }

  /// Adds the agent's version. If the order names a version by its tag, the call shows both.
  private static void addVersion(JsonObject shown, Object asked) {
    if (asked instanceof Integer version) {
      shown.put("agent_version", version);
    } else {
      shown.put("agent_version", 1).put("agent_tag", asked);
    }
  }

  private static void addGiven(JsonObject shown, String field, @Nullable JsonObject value) {
    if (value != null) {
      shown.put(field, value);
    }
  }

  private static void addStart(JsonObject shown, SimulatedCall call, Instant answeredAt) {
    var sid = "CA00000000" + call.id().substring("call_".length());
    shown
        .put("start_timestamp", answeredAt.toEpochMilli())
        .put("telephony_identifier", new JsonObject().put("twilio_call_sid", sid));
  }

  private static void addEnd(JsonObject shown, Life life, @Nullable Instant answeredAt) {
    var end = answeredAt == null ? life.endedAt() : answeredAt.plus(life.talked());
    shown.put("end_timestamp", end.toEpochMilli()).put("disconnection_reason", life.reason());
  }

  private static void addTalk(JsonObject shown, SimulatedCall call, Life life) {
    var recordings = "https://recordings.example.test/" + call.id();
    shown
        .put("duration_ms", life.talked().toMillis())
        .put("recording_url", recordings + "/recording.wav")
        .put("public_log_url", recordings + "/public_log.txt")
        .put("latency", Metering.latency(call))
        .put("call_cost", Metering.cost(life.talked()))
        .put("llm_token_usage", Metering.tokens(call));
  }

  private static JsonObject addTranscript(JsonObject shown, SimulatedConversation conversation) {
    shown.put("transcript", conversation.text()).put("transcript_object", conversation.toJson());
    if (!conversation.utterances().isEmpty()) {
      shown.put("transcript_with_tool_calls", conversation.toJson());
    }
    return shown;
  }
}
