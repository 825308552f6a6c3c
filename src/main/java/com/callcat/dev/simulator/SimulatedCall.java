package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that determines the course of a call. The rest is computed from it, for any instant.
///
/// @param createdAt when it was placed and its phone began to ring, in whole milliseconds
/// @param durations those that were set when the call was placed
/// @param stoppedAt when it was stopped, which is possible only during the talk; null if it was not
/// @param changes the fields of the call object that were changed after the end; this object is
///   never changed
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
