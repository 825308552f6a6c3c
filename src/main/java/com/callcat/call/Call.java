package com.callcat.call;

import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One scheduled call, whole, as the database keeps it. The heavy things (what Retell sent, the
/// transcript) are stored beside it and read on demand.
///
/// @param version grows by one with every write; a write is made on the version it was decided on
/// @param attempt the newest try to dial it; kept after the end, so that late news can be judged
/// @param due when the engine looks again; null when nothing is left to do
/// @param cancelRequested its user cancelled while it could no longer be taken back silently
/// @param byHand its user makes this call; the engine never dials it
/// @param ending set exactly when [#status] is an ended one
/// @param analysis Retell's
/// @param findings our own, once its user has asked for them
/// @param reports the stages whose report from Retell is kept in the call's data
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
    @Nullable Analysis analysis,
    @Nullable Findings findings,
    @Nullable String recordingUrl,
    Set<Stage> reports) {

  public Call {
    reports = Set.copyOf(reports);
  }

  /// A new call, to be dialled at the instant of its brief.
  public static Call scheduled(CallKey key, Brief brief, Instant now) {
    var due = new Due(brief.scheduledFor(), Purpose.DIAL);
    return new Call(
        key,
        1,
        CallStatus.SCHEDULED,
        brief,
        now,
        now,
        null,
        due,
        false,
        false,
        null,
        null,
        null,
        null,
        null,
        EnumSet.noneOf(Stage.class));
  }

  /// Whether its user can see a difference to an earlier version. Leases, look-ups and the time of
  /// the write are the engine's own.
  public boolean differsVisibly(Call before) {
    return status != before.status
        || !brief.equals(before.brief)
        || !Objects.equals(seen(dialled), seen(before.dialled))
        || !Objects.equals(ending, before.ending)
        || !Objects.equals(analysis, before.analysis)
        || !Objects.equals(findings, before.findings)
        || !Objects.equals(recordingUrl, before.recordingUrl);
  }

  /// What is shown of a dialled call.
  private static @Nullable Dialled seen(@Nullable Dialled dialled) {
    return dialled == null
        ? null
        : new Dialled(
            dialled.providerId(), dialled.callerNumber(), Instant.EPOCH, dialled.startedAt(), 0);
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
}
