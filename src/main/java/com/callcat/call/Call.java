package com.callcat.call;

import com.callcat.call.Due.Purpose;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One scheduled call, whole, as the database has it. The heavy things (what Retell sent, the
/// transcript) are stored beside it and read on demand.
///
/// @param version grows by one with every write; a write is made on the version it was decided on
/// @param attempt the newest try to dial it; still there after the end, so that late news can be
///   judged
/// @param due when the engine looks again; null when nothing is left to do
/// @param cancelRequested its user cancelled while it could no longer be taken back silently
/// @param byHand its user makes this call; the engine never dials it
/// @param ending set exactly when [#status] is an ended one; of a call that Retell has had, it is
///   derived from the facts
/// @param findings our own, once its user has asked for them
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

  /// A new call, to be dialled at the instant of its brief.
  public static Call scheduled(CallKey key, Brief brief, Instant now) {
    return new CallBuilder(key, CallStatus.SCHEDULED, brief, now)
        .due(new Due(brief.scheduledFor(), Purpose.DIAL))
        .build();
  }

  /// Whether its user can see a difference to an earlier version. Leases, look-ups and the time of
  /// the write are the engine's own.
  public boolean differsVisibly(Call before) {
    return status != before.status
        || !brief.equals(before.brief)
        || !Objects.equals(providerId(), before.providerId())
        || !facts().looksLike(before.facts())
        || !Objects.equals(ending, before.ending)
        || analysisPending() != before.analysisPending()
        || !Objects.equals(findings, before.findings);
  }

  /// An attempt may be ringing, so nothing else may touch the call.
  public boolean held() {
    return status == CallStatus.SCHEDULED && attempt != null && attempt.holds();
  }

  /// It takes up a line at Retell, or may.
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

  /// All that Retell has told of it.
  public Facts facts() {
    return dialled == null ? Facts.NONE : dialled.facts();
  }

  /// What Retell has made of the conversation so far.
  public @Nullable Analysis analysis() {
    return facts().analysis();
  }

  /// It has ended, and Retell will be asked for its analysis unless that comes by itself.
  public boolean analysisPending() {
    return status.ended() && due != null && due.purpose() == Purpose.ANALYSIS;
  }

  /// Whether somebody was reached: true, or false when it could not be placed; null when nobody
  /// answered, and while nobody knows.
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
