package com.callcat.retell.client;

import com.callcat.call.Attempt;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.Preferences;
import com.callcat.config.Config;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes the body of Retell's `POST /v2/create-phone-call`, which places a call.
final class CreateRequest {
  private final Config.Retell settings;
  private final String fromNumber;
  private final String webhookUrl;
  private final InstantSource clock;

  CreateRequest(Config.Retell settings, String webhookUrl, InstantSource clock) {
    this.settings = settings;
    this.fromNumber = Objects.requireNonNull(settings.fromNumber(), "retell.fromNumber");
    this.webhookUrl = webhookUrl;
    this.clock = clock;
  }

  /// @param call a claimed call, which has an attempt
  /// @param preferences of the call's user
  /// @param voiceId Retell's id of a voice; null for the agent's own
  String json(Call call, Preferences preferences, @Nullable String voiceId) {
    var attempt = Objects.requireNonNull(call.attempt(), "an unclaimed call must not be placed");
    var json = object();
    json.put("from_number", fromNumber);
    json.put("to_number", call.brief().phoneNumber().e164());
    if (settings.agentId() != null) {
      json.put("override_agent_id", settings.agentId());
    }
    json.putObject("agent_override").set("agent", agent(call.brief(), preferences, voiceId));
    json.set("retell_llm_dynamic_variables", variables(call.brief(), preferences));
    json.set("metadata", metadata(call, attempt));
    return json.toString();
  }

  private ObjectNode agent(Brief brief, Preferences preferences, @Nullable String voiceId) {
    var agent = object();
    if (voiceId != null) {
      agent.put("voice_id", voiceId);
    }
    agent.put("language", Locales.of(brief.aiLanguage()));
    agent.put("timezone", preferences.timezone().zone().getId());
    agent.put("ring_duration_ms", settings.ringSeconds() * 1000L);
    agent.put("max_call_duration_ms", settings.maxCallSeconds() * 1000L);
    agent.putObject("voicemail_option").putObject("action").put("type", "hangup");
    agent.put("webhook_url", webhookUrl);
    agent.putArray("webhook_events").add("call_started").add("call_ended").add("call_analyzed");
    agent
        .putArray("post_call_analysis_data")
        .add(asked("action_items", "Follow-up tasks agreed in the call, one per line; else empty."))
        .add(asked("tags", "Up to five words or short phrases that classify it, one per line."));
    return agent;
  }

  private static ObjectNode asked(String name, String description) {
    return object().put("type", "string").put("name", name).put("description", description);
  }

  /// The dynamic variables of the agent's prompt. Retell accepts only strings as values.
  private ObjectNode variables(Brief brief, Preferences preferences) {
    var prompt = preferences.systemPrompt();
    var today = LocalDate.ofInstant(clock.instant(), preferences.timezone().zone());
    return object()
        .put("callee_name", brief.calleeName())
        .put("subject", brief.subject())
        .put("task_prompt", brief.prompt())
        .put("user_prompt", prompt == null ? "" : prompt)
        .put("today", today.toString());
  }

  /// The metadata, which Retell sends back with every event, so that the event can be assigned to
  /// its call.
  private static ObjectNode metadata(Call call, Attempt attempt) {
    return object()
        .put("callId", call.key().callId().toString())
        .put("userId", call.key().userId().toString())
        .put("attempt", attempt.number())
        .put("token", attempt.token());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
