package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that decides a call's life; the rest is computed from it, for any instant.
///
/// @param createdAt when it was placed, and its phone began to ring; whole milliseconds
/// @param durations those that were set when the call was placed
/// @param stoppedAt when it was told to hang up, which is possible only while it talks
/// @param changes what was changed in it afterwards, as the call object has it; never changed
///   itself
record SimulatedCall(
    String id,
    Order order,
    Instant createdAt,
    CallDurations durations,
    @Nullable Instant stoppedAt,
    JsonObject changes) {

  SimulatedCall(String id, Order order, Instant createdAt, CallDurations durations) {
    this(id, order, createdAt, durations, null, new JsonObject());
  }

  SimulatedCall stopped(Instant now) {
    return new SimulatedCall(id, order, createdAt, durations, now, changes);
  }

  SimulatedCall changed(JsonObject further) {
    var all = changes.copy().mergeIn(further);
    return new SimulatedCall(id, order, createdAt, durations, stoppedAt, all);
  }

  @Nullable JsonObject metadata() {
    return changes.getJsonObject("metadata", order.metadata());
  }

  Script script() {
    return order.script();
  }
}
