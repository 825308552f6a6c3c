package com.callcat.call;

import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls and reports for tests of the rules.
public final class Calls {
  public static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);
  public static final ProviderId PROVIDER_ID = new ProviderId("call_7c1f0d9a4be24f6c8a1e5b03");
  public static final String TOKEN = "d3b0c44298fc1c149afbf4c8996fb924";
  static final PhoneNumber CALLER = new PhoneNumber("+14155550142");
  static final Instant PICKED_UP = NOW.plusSeconds(4);
  static final Instant HUNG_UP = NOW.plusSeconds(66);
  static final String RECORDING = "https://recordings.example.test/r.wav";
  public static final Timings TIMINGS =
      new TimingsBuilder().longestCall(Duration.ofMinutes(63)).build();
  public static final CallRules RULES = new CallRules(TIMINGS);

  private Calls() {}

  public static Call scheduled() {
    return scheduled(IfUnknown.FAIL);
  }

  public static Call scheduled(IfUnknown ifUnknown) {
    var brief =
        new Brief(
            "Dr. Okafor's office",
            new PhoneNumber("+12125550187"),
            "Move the 4 pm cleaning",
            "Ask to move it to Thursday.",
            NOW,
            "en",
            null,
            ifUnknown);
    var id = UUID.fromString("0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11");
    return Call.scheduled(
        new CallKey(new UserId(7), new CallId(id)), brief, NOW.minus(Duration.ofHours(2)));
  }

  public static Call after(CallEvent... events) {
    return after(scheduled(), events);
  }

  public static Call after(Call call, CallEvent... events) {
    for (var event : events) {
      call = next(call, event);
    }
    return call;
  }

  public static Call next(Call call, CallEvent event) {
    return next(call, event, NOW);
  }

  /// The call after an event; itself when the event changes nothing or is refused.
  public static Call next(Call call, CallEvent event, Instant now) {
    return RULES.decide(call, event, now) instanceof Decision.Moved moved ? moved.next() : call;
  }

  public static CallEvent claim() {
    return new CallEvent.Claim(TOKEN);
  }

  public static CallEvent accepted() {
    return new CallEvent.Reported(report(Stage.REGISTERED, null, null));
  }

  public static CallEvent started() {
    return new CallEvent.Reported(report(Stage.STARTED, null, null));
  }

  public static CallEvent ended(String reason) {
    return new CallEvent.Reported(report(Stage.ENDED, reason, null));
  }

  public static CallEvent analyzed(String reason, boolean voicemail) {
    var analysis =
        new Analysis(
            "It went well.", List.of("Be there"), List.of("dentist"), "Positive", voicemail);
    return new CallEvent.Reported(report(Stage.ANALYZED, reason, analysis));
  }

  public static ProviderReport report(
      Stage stage, @Nullable String reason, @Nullable Analysis analysis) {
    return report(PROVIDER_ID, stage, reason, analysis);
  }

  public static ProviderReport report(
      ProviderId id, Stage stage, @Nullable String reason, @Nullable Analysis analysis) {
    var maker = ReportMaker.at(stage).of(id);
    if (stage != Stage.REGISTERED) {
      maker = maker.started(PICKED_UP);
    }
    if (stage == Stage.ENDED || stage == Stage.ANALYZED) {
      maker = maker.ended(HUNG_UP, 62).because(reason).recorded(RECORDING);
    }
    return (analysis == null ? maker : maker.analysed(analysis)).report();
  }
}
