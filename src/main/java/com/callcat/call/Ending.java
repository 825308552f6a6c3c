package com.callcat.call;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a call ended.
///
/// @param reason Retell's `disconnection_reason`, or one of the engine's own in [EndReason]
/// @param durationSec whole seconds of talk; null if there was none or it is not known
public record Ending(
    Instant completedAt, String reason, Outcome outcome, @Nullable Integer durationSec) {

  /// Whether somebody was reached.
  public enum Outcome {
    REACHED,
    NOBODY_REACHED,
    /// The call was picked up, and failed afterwards.
    BROKE_OFF,
    NOT_PLACED,
    /// It could not be found out.
    UNKNOWN
  }

  /// The ending of a call whose end Retell has reported.
  ///
  /// @param learntAt when Retell first reported that; used as the time of the end until a report
  ///   has the real one
  static Ending of(Facts facts, Instant learntAt) {
    var reason = facts.reason() == null ? EndReason.UNKNOWN : facts.reason().text();
    return new Ending(
        Objects.requireNonNullElse(facts.endedAt(), learntAt),
        reason,
        EndReason.outcome(reason, facts.pickedUp()),
        facts.talkSec());
  }

  /// The ending of a call whose end was never reported.
  static Ending unknown(Facts facts, Instant givenUpAt) {
    var outcome = facts.pickedUp() ? Outcome.BROKE_OFF : Outcome.UNKNOWN;
    return new Ending(givenUpAt, EndReason.END_UNKNOWN, outcome, null);
  }

  /// The status of a call with this ending. A call that its user has cancelled is CANCELED only if,
  /// as far as is known, our hang-up has ended it.
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
