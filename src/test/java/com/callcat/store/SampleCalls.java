package com.callcat.store;

import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Analysis;
import com.callcat.call.Attempt;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallBuilder;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.Dialled;
import com.callcat.call.Due;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending;
import com.callcat.call.Ending.Outcome;
import com.callcat.call.Facts;
import com.callcat.call.Facts.Told;
import com.callcat.call.FactsBuilder;
import com.callcat.call.IfUnknown;
import com.callcat.call.Payload;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ProviderReportBuilder;
import com.callcat.call.ReportId;
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
            null,
            IfUnknown.FAIL);
    return Call.scheduled(key(user), brief, NOON);
  }

  static Attempt attempt(String token) {
    return Attempt.claim(1, token, NOON);
  }

  /// The call while Retell has it.
  static Call inProgress(Call call) {
    return inProgress(call, "call_" + call.key().callId());
  }

  static Call inProgress(Call call, String providerId) {
    var dialled = new Dialled(new ProviderId(providerId), NOON, 2, facts());
    return next(
        call,
        CallStatus.IN_PROGRESS,
        call.attempt(),
        new Due(NOON.plusSeconds(15), Purpose.FOLLOW),
        dialled,
        null);
  }

  /// What Retell has told of a call that runs.
  static Facts facts() {
    return running().build();
  }

  private static FactsBuilder running() {
    return new FactsBuilder().pickedUp(true).callerNumber(new PhoneNumber(CALLER)).startedAt(NOON);
  }

  /// The same version of a call, as another writer sees it.
  static Call followedUp(Call call, int times) {
    var d = Objects.requireNonNull(call.dialled());
    var dialled = new Dialled(d.providerId(), d.acceptedAt(), times, d.facts());
    return CallBuilder.of(call).dialled(dialled).build();
  }

  /// The call after its end.
  static Call ended(Call call, CallStatus status, Instant at) {
    var ending = new Ending(at, "agent_hangup", Outcome.REACHED, null);
    return next(call, status, call.attempt(), null, call.dialled(), ending);
  }

  static Call ended(Call call) {
    return ended(call, CallStatus.COMPLETED, NOON.plusSeconds(60));
  }

  static Call claimed(Call call, String token) {
    var due = new Due(NOON.plusSeconds(10), Purpose.SETTLE);
    return next(call, call.status(), attempt(token), due, null, null);
  }

  /// What stores a call with one more report.
  static Save keeping(Call call, ProviderReport report) {
    return new Save(reported(call, report), report);
  }

  /// The call with everything that Retell tells.
  static Call full(Call call) {
    return reported(call, report(call, Stage.ENDED, null, "{}"));
  }

  private static Call reported(Call call, ProviderReport report) {
    var dialled = Objects.requireNonNull(call.dialled());
    var reports = new HashSet<>(call.facts().reports());
    reports.add(report.id());
    return next(
        call,
        CallStatus.COMPLETED,
        call.attempt(),
        null,
        new Dialled(dialled.providerId(), NOON, 2, facts(reports)),
        new Ending(NOON, "agent_hangup", Outcome.REACHED, 62));
  }

  private static Facts facts(Set<ReportId> reports) {
    return running()
        .endedAt(NOON)
        .durationSec(62)
        .reason(new Told("agent_hangup", Stage.ENDED))
        .recordingUrl(new Told("https://example.com/recording.wav", Stage.ENDED))
        .analysis(analysis())
        .reports(reports)
        .build();
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
      @Nullable Ending ending) {
    return CallBuilder.of(call)
        .version(call.version() + 1)
        .status(status)
        .updatedAt(call.updatedAt().plusMillis(1))
        .attempt(attempt)
        .due(due)
        .dialled(dialled)
        .ending(ending)
        .build();
  }

  /// What Retell says of a call that it has.
  static ProviderReport report(Call call, Stage stage, @Nullable String transcript, String json) {
    var providerId = Objects.requireNonNull(call.providerId());
    return new ProviderReportBuilder(providerId, stage, Payload.of(json))
        .key(call.key())
        .transcript(transcript)
        .build();
  }
}
