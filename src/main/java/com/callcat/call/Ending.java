package com.callcat.call;

import java.time.Instant;
import java.util.Objects;
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
    /// It was picked up, and broke afterwards.
    BROKE_OFF,
    NOT_PLACED,
    /// Nobody could find out.
    UNKNOWN
  }

  /// How a call ended of which Retell has said that it is over.
  ///
  /// @param learntAt when Retell said so first; counts until a report brings the time itself
  static Ending of(Facts facts, Instant learntAt) {
    var reason = facts.reason() == null ? EndReason.UNKNOWN : facts.reason().text();
    return new Ending(
        Objects.requireNonNullElse(facts.endedAt(), learntAt),
        reason,
        EndReason.outcome(reason, facts.pickedUp()),
        facts.talkSec());
  }

  /// The end of a call whose end never came.
  static Ending unknown(Facts facts, Instant givenUpAt) {
    var outcome = facts.pickedUp() ? Outcome.BROKE_OFF : Outcome.UNKNOWN;
    return new Ending(givenUpAt, EndReason.END_UNKNOWN, outcome, null);
  }

  /// The state of a call that has ended so. One that its user has cancelled is CANCELED only if our
  /// hang-up is what ended it, as far as anybody can tell.
  CallStatus status(Facts facts, boolean cancelRequested) {
    if (cancelRequested && EndReason.mayBeOurs(reason)) {
      return CallStatus.CANCELED;
    }
    return switch (outcome) {
      case REACHED -> facts.voicemail() ? CallStatus.NO_SHOW : CallStatus.COMPLETED;
      case NOBODY_REACHED -> CallStatus.NO_SHOW;
      case BROKE_OFF, NOT_PLACED, UNKNOWN -> CallStatus.FAILED;
    };
  }
}
