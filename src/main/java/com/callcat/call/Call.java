package com.callcat.call;

import com.callcat.call.Due.Purpose;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One scheduled call, as it is stored. Large data (what Retell has sent, the transcript) is stored
/// separately and read on demand.
///
/// @param version grows by one with every write; a write succeeds only if the stored version is
///   still the one that it was decided on
/// @param attempt the newest attempt to dial it; kept after the end, to judge late reports
/// @param due when the engine must handle the call again; null if nothing is left to do
/// @param cancelRequested whether the user has cancelled when the call might already be ringing
/// @param byHand whether the user makes this call personally; then the engine never dials it
/// @param ending not null exactly if the call has ended; derived from the facts if Retell has had
///   the call
/// @param findings those of our own analysis, after the user has asked for it
public record Call(
    CallKey key,
    long version,
    CallStatus status,
    Brief brief,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Attempt attempt,
    @Nullable Due due,
    boolean cancelRequested,
    boolean byHand,
    @Nullable Dialled dialled,
    @Nullable Ending ending,
    @Nullable Findings findings) {

  /// A new call, to be dialled at the time in its brief.
  public static Call scheduled(CallKey key, Brief brief, Instant now) {
    return new CallBuilder(key, CallStatus.SCHEDULED, brief, now)
        .due(new Due(brief.scheduledFor(), Purpose.DIAL))
        .build();
  }

  /// Whether the user can see a difference to an earlier version. Leases, look-ups and the time of
  /// the write are not shown to users.
  public boolean differsVisibly(Call before) {
    return status != before.status
        || !brief.equals(before.brief)
        || !Objects.equals(providerId(), before.providerId())
        || !facts().looksLike(before.facts())
        || !Objects.equals(ending, before.ending)
        || analysisPending() != before.analysisPending()
        || !Objects.equals(findings, before.findings);
  }

  /// Whether an attempt holds the call: the phone may ring, so the call must not be changed
  /// otherwise.
  public boolean held() {
    return status == CallStatus.SCHEDULED && attempt != null && attempt.holds();
  }

  /// Whether it takes up a line at Retell, or may do so.
  public boolean occupiesLine() {
    return held() || (status == CallStatus.IN_PROGRESS && !byHand);
  }

  public boolean heldBy(String token) {
    return held() && attempt != null && attempt.token().equals(token);
  }

  /// Retell's id of this call, once it is known.
  public @Nullable ProviderId providerId() {
    return dialled == null ? null : dialled.providerId();
  }

  /// Everything that Retell has reported about it.
  public Facts facts() {
    return dialled == null ? Facts.NONE : dialled.facts();
  }

  /// Retell's analysis, as far as it has come.
  public @Nullable Analysis analysis() {
    return facts().analysis();
  }

  /// Whether the call has ended and its analysis is still awaited.
  public boolean analysisPending() {
    return status.ended() && due != null && due.purpose() == Purpose.ANALYSIS;
  }

  /// True if somebody was reached, false if the call could not be placed; null if nobody answered,
  /// and as long as it is not known.
  public @Nullable Boolean dialSuccessful() {
    if (ending == null) {
      return null;
    }
    return switch (ending.outcome()) {
      case REACHED, BROKE_OFF -> facts().voicemail() ? null : Boolean.TRUE;
      case NOBODY_REACHED, UNKNOWN -> null;
      case NOT_PLACED -> Boolean.FALSE;
    };
  }
}
