package com.callcat.proof;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.CallStatus;
import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import org.jspecify.annotations.Nullable;

/// The stored record of the call, as far as a decision can depend on it. It has no version: all
/// that a version shows is whether a copy is still equal to the record, and [ProcessState] has
/// that.
///
/// @param token of the newest attempt: twice its number, plus the number of the process that
///   claimed; 0 for none
/// @param ring the index of Retell's call among the requests, from 1; 0 while it is not known
/// @param kept a bit for each stage that Retell has reported
/// @param redial whether its user wants it dialled again if no look-up finds it
record Stored(
    CallStatus status,
    int token,
    @Nullable Phase phase,
    int lookUps,
    @Nullable Purpose due,
    boolean cancel,
    int ring,
    End end,
    int kept,
    boolean redial) {

  /// Why a call has ended, as far as later events depend on it.
  enum End {
    NOT_YET,
    /// The answer was lost and no look-up has found the call. Only this end can be re-opened.
    DISPATCH_UNKNOWN,
    /// Retell had the call, but has not reported its end for a day.
    END_UNKNOWN,
    KNOWN
  }

  static Stored scheduled(boolean redial) {
    return new Stored(
        CallStatus.SCHEDULED, 0, null, 0, Purpose.DIAL, false, 0, End.NOT_YET, 0, redial);
  }

  boolean held() {
    return status == CallStatus.SCHEDULED && (phase == Phase.ASKING || phase == Phase.UNKNOWN);
  }

  boolean heldBy(int someToken) {
    return held() && token == someToken;
  }

  boolean waiting() {
    return status == CallStatus.SCHEDULED && !held();
  }

  boolean byHand() {
    return status == CallStatus.IN_PROGRESS && ring == 0;
  }

  boolean occupiesLine() {
    return held() || (status == CallStatus.IN_PROGRESS && ring != 0);
  }

  /// Whether nothing is left to do for the engine.
  boolean settled() {
    return due == null && (status.ended() || byHand());
  }

  boolean keeps(Stage stage) {
    return (kept & bit(stage)) != 0;
  }

  static int bit(Stage stage) {
    return switch (stage) {
      case REGISTERED -> 1;
      case STARTED -> 2;
      case ENDED -> 4;
      case ANALYZED -> 8;
    };
  }

  Stored claimed(int node) {
    return new Stored(
        status,
        (token / 2 + 1) * 2 + node,
        Phase.ASKING,
        0,
        Purpose.SETTLE,
        cancel,
        ring,
        end,
        kept,
        redial);
  }

  Stored phase(Phase next, Purpose nextDue) {
    return new Stored(status, token, next, 0, nextDue, cancel, ring, end, kept, redial);
  }

  Stored lookedUp() {
    return new Stored(status, token, phase, lookUps + 1, due, cancel, ring, end, kept, redial);
  }

  /// The record of a call that waits to be dialled again. Its number of look-ups distinguishes it
  /// from one that Retell refused.
  Stored givenUp() {
    return new Stored(
        status, token, Phase.REFUSED, lookUps, Purpose.DIAL, cancel, ring, end, kept, redial);
  }

  boolean isGivenUp() {
    return phase == Phase.REFUSED && lookUps > 0;
  }

  Stored due(@Nullable Purpose next) {
    return new Stored(status, token, phase, lookUps, next, cancel, ring, end, kept, redial);
  }

  Stored cancelRequested() {
    return new Stored(status, token, phase, lookUps, due, true, ring, end, kept, redial);
  }

  Stored ended(CallStatus next, End why) {
    return new Stored(next, token, phase, lookUps, null, cancel, ring, why, kept, redial);
  }

  Stored takenInHand() {
    return new Stored(
        CallStatus.IN_PROGRESS, token, phase, lookUps, null, cancel, 0, end, kept, redial);
  }

  Stored adopted(int itsRing) {
    var placed = phase == null ? null : Phase.PLACED;
    return new Stored(
        CallStatus.IN_PROGRESS,
        token,
        placed,
        0,
        Purpose.FOLLOW,
        cancel,
        itsRing,
        End.NOT_YET,
        kept,
        redial);
  }

  Stored keeping(Stage stage) {
    return new Stored(
        status, token, phase, lookUps, due, cancel, ring, end, kept | bit(stage), redial);
  }

  /// All fields in one number. Worlds are compared some ten million times, and the `equals` and
  /// `hashCode` that Java generates for a record are too slow before the optimising compiler has
  /// compiled them.
  private long packed() {
    var kinds = nth(status) << 12 | nth(phase) << 8 | nth(due) << 4 | nth(end);
    var wishes = (cancel ? 1 : 0) | (redial ? 2 : 0);
    return (long) kinds << 40
        | (long) token << 32
        | lookUps << 24
        | ring << 16
        | kept << 8
        | wishes;
  }

  @SuppressWarnings("EnumOrdinal") // never stored, and never compared with that of another build
  static int nth(@Nullable Enum<?> value) {
    return value == null ? 0 : value.ordinal() + 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Stored call && packed() == call.packed());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(packed() * 0x9E3779B97F4A7C15L);
  }
}
