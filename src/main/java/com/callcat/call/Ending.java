package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a call ended.
///
/// @param reason Retell's `disconnection_reason`, or one of the engine's own in [EndReason]
/// @param durationSec whole seconds of talk; null when there was none, or nobody said
public record Ending(
    Instant completedAt, String reason, Outcome outcome, @Nullable Integer durationSec) {

  /// Whether somebody was reached.
  public enum Outcome {
    REACHED,
    NOBODY_REACHED,
    NOT_PLACED
  }
}
