package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// The operations of Retell's API about the account: its limits, voices and agents.
final class AccountOperations {
  private final SimulatorSettings settings;
  private final CallService service;
  private final JsonBodies bodies;

  AccountOperations(SimulatorSettings settings, CallService service, JsonBodies bodies) {
    this.settings = settings;
    this.service = service;
    this.bodies = bodies;
  }

  Future<Void> concurrency(RoutingContext context) {
    var limit = settings.concurrencyLimit();
    var answer =
        new JsonObject()
            .put("current_concurrency", service.concurrency())
            .put("concurrency_limit", limit)
            .put("base_concurrency", limit)
            .put("purchased_concurrency", 0)
            .put("concurrency_purchase_limit", 80)
            .put("remaining_purchase_limit", 80)
            .put("concurrency_burst_enabled", false)
            .put("concurrency_burst_limit", 0)
            .put("reserved_inbound_concurrency", 0);
    return bodies.answer(context, 200, () -> answer);
  }

  Future<Void> voices(RoutingContext context) {
    return bodies.answerList(context, SimulatedVoices::all);
  }

  Future<Void> voice(RoutingContext context) {
    var voice = SimulatedVoices.find(context.pathParam("id"));
    return bodies.answer(context, 200, () -> voice);
  }

  /// Answers with an agent. Every agent id exists, as for placing calls.
  Future<Void> agent(RoutingContext context) {
    var agent =
        new JsonObject()
            .put("agent_id", context.pathParam("id"))
            .put("agent_name", "Simulated agent")
            .put("version", 1)
            .put("is_published", true)
            .put("channel", "voice")
            .put("last_modification_timestamp", 1_790_000_000_000L)
            .put("response_engine", engine())
            .put("voice_id", SimulatedVoices.OF_THE_AGENT)
            .put("language", "en-US");
    return bodies.answer(context, 200, () -> agent);
  }

  private static JsonObject engine() {
    return new JsonObject()
        .put("type", "retell-llm")
        .put("llm_id", "llm_simulated")
        .put("version", 1);
  }
}
