package com.callcat.dev.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that decides a call's life; the rest is computed from it, for any instant.
///
/// @param createdAt when it was placed, and its phone began to ring; whole milliseconds
/// @param pace as it was when the call was placed
/// @param stoppedAt when it was told to hang up, which is possible only while it talks
record SimulatedCall(
    String id, Order order, Instant createdAt, Pace pace, @Nullable Instant stoppedAt) {

  SimulatedCall stopped(Instant now) {
    return new SimulatedCall(id, order, createdAt, pace, now);
  }

  Script script() {
    return order.script();
  }
}
