package com.callcat.store;

import com.callcat.call.Analysis;
import com.callcat.call.Attempt;
import com.callcat.call.Attempt.Phase;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.Dialled;
import com.callcat.call.Due;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending;
import com.callcat.call.Ending.Outcome;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Calls to store. The numbers in them must never be seen in the database.
final class SampleCalls {
  static final String CALLEE = "+12125550187";
  static final String CALLER = "+14155550142";
  static final UserId USER = new UserId(7);
  static final Instant NOON = Instant.ofEpochMilli(1_790_000_000_123L);
  private static final AtomicLong IDS = new AtomicLong();

  private SampleCalls() {}

  static CallKey key(UserId user) {
    return new CallKey(user, new CallId(new UUID(0x0198f4a26c1e7b1dL, IDS.incrementAndGet())));
  }

  static Call scheduled() {
    return scheduledAt(USER, NOON);
  }

  static Call scheduledAt(UserId user, Instant at) {
    var brief =
        new Brief(
            "John Doe " + CALLEE,
            new PhoneNumber(CALLEE),
            "About " + CALLEE,
            "Call " + CALLEE + " and give " + CALLER,
            at,
            "en",
            null);
    return Call.scheduled(key(user), brief, NOON);
  }

  static Attempt attempt(String token) {
    return new Attempt(1, token, Phase.ASKING, NOON, 0);
  }

  /// The call while Retell has it.
  static Call inProgress(Call call) {
    return inProgress(call, "call_" + call.key().callId());
  }

  static Call inProgress(Call call, String providerId) {
    var dialled = new Dialled(new ProviderId(providerId), new PhoneNumber(CALLER), NOON, NOON, 2);
    return next(
        call,
        CallStatus.IN_PROGRESS,
        call.attempt(),
        new Due(NOON.plusSeconds(15), Purpose.FOLLOW),
        dialled,
        null,
        null,
        call.reports());
  }

  /// The same version of a call, as another writer sees it.
  static Call followedUp(Call call, int times) {
    var d = Objects.requireNonNull(call.dialled());
    var dialled =
        new Dialled(d.providerId(), d.callerNumber(), d.acceptedAt(), d.startedAt(), times);
    return new Call(
        call.key(),
        call.version(),
        call.status(),
        call.brief(),
        call.createdAt(),
        call.updatedAt(),
        call.attempt(),
        call.due(),
        call.cancelRequested(),
        call.byHand(),
        dialled,
        call.ending(),
        call.analysis(),
        call.findings(),
        call.recordingUrl(),
        call.reports());
  }

  /// The call after its end.
  static Call ended(Call call, CallStatus status, Instant at) {
    var ending = new Ending(at, "agent_hangup", Outcome.REACHED, 62);
    return next(call, status, call.attempt(), null, call.dialled(), ending, null, call.reports());
  }

  static Call ended(Call call) {
    return ended(call, CallStatus.COMPLETED, NOON.plusSeconds(60));
  }

  static Call claimed(Call call, String token) {
    var due = new Due(NOON.plusSeconds(10), Purpose.SETTLE);
    return next(call, call.status(), attempt(token), due, null, null, null, Set.of());
  }

  /// The call with the report of one more stage kept.
  static Call reported(Call call, Stage stage) {
    var reports = new HashSet<>(call.reports());
    reports.add(stage);
    return next(
        call,
        CallStatus.COMPLETED,
        call.attempt(),
        null,
        call.dialled(),
        new Ending(NOON, "agent_hangup", Outcome.REACHED, 62),
        analysis(),
        reports);
  }

  static Analysis analysis() {
    var action = "Call back " + CALLEE;
    return new Analysis("Reached " + CALLEE, List.of(action), List.of(CALLEE), "Positive", false);
  }

  static Call next(
      Call call,
      CallStatus status,
      @Nullable Attempt attempt,
      @Nullable Due due,
      @Nullable Dialled dialled,
      @Nullable Ending ending,
      @Nullable Analysis analysis,
      Set<Stage> reports) {
    return new Call(
        call.key(),
        call.version() + 1,
        status,
        call.brief(),
        call.createdAt(),
        call.updatedAt().plusMillis(1),
        attempt,
        due,
        call.cancelRequested(),
        call.byHand(),
        dialled,
        ending,
        analysis,
        call.findings(),
        ending == null ? null : "https://example.com/recording.wav",
        reports);
  }

  /// What Retell says of a call that it has.
  static ProviderReport report(Call call, Stage stage, @Nullable String transcript, String json) {
    var providerId = Objects.requireNonNull(call.providerId());
    return new ProviderReport(
        providerId,
        call.key(),
        null,
        stage,
        null,
        null,
        null,
        null,
        null,
        transcript,
        null,
        null,
        json);
  }
}
