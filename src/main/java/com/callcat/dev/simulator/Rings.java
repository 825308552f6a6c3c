package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/// The log of every ring, to be compared with what the engine believes to have dialled. A ring is a
/// call that was placed: the phone rang, or would have if it had not been busy.
final class Rings {
  private Rings() {}

  /// @param calls in the order in which they were placed
  static JsonObject of(List<SimulatedCall> calls, Instant now) {
    var rings = calls.stream().map(call -> ring(call, now)).toList();
    return new JsonObject().put("rings", new JsonArray(rings));
  }

  private static JsonObject ring(SimulatedCall call, Instant now) {
    var life = Life.of(call);
    var stage = life.stageAt(now);
    return new JsonObject()
        .put("callId", call.id())
        .put("at", call.createdAt().toEpochMilli())
        .put("fromNumber", call.order().fromNumber())
        .put("toNumber", call.order().toNumber())
        .put("metadata", call.order().metadata())
        .put("script", call.script().name())
        .put("status", CallObjectWriter.status(life, stage))
        .put("outcome", stage.over() ? life.reason() : null);
  }
}
