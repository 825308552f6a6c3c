package com.callcat.call;

import static com.callcat.call.Calls.PROVIDER_ID;

import com.callcat.call.CallEvent.AccountRefused;
import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.Claim;
import com.callcat.call.CallEvent.Delete;
import com.callcat.call.CallEvent.Edit;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.LookUpFailed;
import com.callcat.call.CallEvent.RefusedForGood;
import com.callcat.call.CallEvent.RefusedForNow;
import com.callcat.call.CallEvent.Renew;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// Lives of calls, made up by chance.
final class Histories {
  private static final int MOST = 40;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(30);
  static final Duration LONGEST = LONGEST_PAUSE.multipliedBy(MOST);

  private static final List<Purpose> WANTED = List.of(Purpose.FOLLOW, Purpose.ANALYSIS);
  private static final List<String> REASONS =
      List.of("agent_hangup", "dial_busy", "error_retell", "manual_stopped", "invented_tomorrow");
  private static final List<Analysis> PARTS =
      List.of(
          new Analysis("It went well.", List.of(), List.of(), "Positive", false),
          new Analysis("It went well.", List.of(), List.of(), null, false),
          new Analysis(null, List.of(), List.of(), null, true),
          new Analysis(null, List.of(), List.of(), "Unknown", false));

  private Histories() {}

  /// Something that happens after a pause.
  ///
  /// @param what says it in a report of a failure
  record Happening(Duration pause, String what, Maker event) {
    @Override
    public String toString() {
      return what + " after " + pause;
    }
  }

  /// Makes an event of the moment, which may be about the attempt that there is.
  interface Maker {
    CallEvent apply(Call call, Instant now);
  }

  static Arbitrary<List<Happening>> any() {
    return Combinators.combine(pauses(), events())
        .as((pause, event) -> new Happening(pause, event.get1(), event.get2()))
        .list()
        .ofMaxSize(MOST);
  }

  /// Mostly none or a few seconds, as between two processes that do the same; sometimes a day.
  private static Arbitrary<Duration> pauses() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(Duration.ZERO)),
        Tuple.of(6, Arbitraries.longs().between(0, 20_000).map(Duration::ofMillis)),
        Tuple.of(3, Arbitraries.longs().between(20, 4_000).map(Duration::ofSeconds)),
        Tuple.of(1, Arbitraries.longs().between(1, 30).map(Duration::ofHours)));
  }

  private static Arbitrary<Tuple.Tuple2<String, Maker>> events() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, tokens().map(token -> event("claim " + token, new Claim(token)))),
        Tuple.of(12, ofTheAttempt()),
        Tuple.of(3, ofAToken()),
        Tuple.of(6, reports()),
        Tuple.of(3, follows()),
        Tuple.of(3, ofTheUser()));
  }

  private static Tuple.Tuple2<String, Maker> event(String what, CallEvent event) {
    return Tuple.of(what, (call, now) -> event);
  }

  private static Arbitrary<String> tokens() {
    return Arbitraries.of("one", "two", "three", "four");
  }

  /// What the process says that has the newest attempt, or one that looks it up.
  private static Arbitrary<Tuple.Tuple2<String, Maker>> ofTheAttempt() {
    return ofDialling()
        .map(
            made ->
                Tuple.of(
                    made.what() + " of the attempt",
                    (call, now) ->
                        call.attempt() == null
                            ? made.of("none", 0)
                            : made.of(call.attempt().token(), call.attempt().lookUps())));
  }

  private static Arbitrary<Tuple.Tuple2<String, Maker>> ofAToken() {
    return Combinators.combine(ofDialling(), tokens())
        .as((made, token) -> event(made.what() + " " + token, made.of(token, 0)));
  }

  private record Made(String what, BiFunction<String, Integer, CallEvent> maker) {
    Made(String what, Function<String, CallEvent> maker) {
      this(what, (token, soFar) -> maker.apply(token));
    }

    CallEvent of(String token, int soFar) {
      return maker.apply(token, soFar);
    }
  }

  private static Arbitrary<Made> ofDialling() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(new Made("renew", Renew::new))),
        Tuple.of(3, refusals()),
        Tuple.of(1, accountRefusals()),
        Tuple.of(1, Arbitraries.just(new Made("refused for good", RefusedForGood::new))),
        Tuple.of(
            3, Arbitraries.just(new Made("answer lost", token -> new AnswerLost(token, true)))),
        Tuple.of(
            5,
            Arbitraries.just(
                new Made("found nothing", (token, soFar) -> new FoundNothing(token, soFar)))),
        Tuple.of(2, Arbitraries.just(new Made("look-up failed", LookUpFailed::new))));
  }

  private static Arbitrary<Made> refusals() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20_000).injectNull(0.5),
            Arbitraries.doubles().between(0, 0.99))
        .as(
            (seconds, jitter) -> {
              var retryAfter = seconds == null ? null : Duration.ofSeconds(seconds);
              return new Made(
                  "refused for " + retryAfter,
                  token -> new RefusedForNow(token, retryAfter, jitter));
            });
  }

  private static Arbitrary<Made> accountRefusals() {
    return Arbitraries.doubles()
        .between(0, 0.99)
        .map(jitter -> new Made("account refused", token -> new AccountRefused(token, jitter)));
  }

  private static Arbitrary<ProviderReport> anyReport() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(5, PROVIDER_ID), Tuple.of(1, new ProviderId("other"))),
            Arbitraries.of(Stage.class),
            Arbitraries.of(REASONS).injectNull(0.2),
            Arbitraries.of(PARTS).injectNull(0.2),
            Arbitraries.of(true, false))
        .as(Histories::report);
  }

  private static ProviderReport report(
      ProviderId id,
      Stage stage,
      @Nullable String reason,
      @Nullable Analysis analysis,
      boolean timed) {
    var maker = ReportMaker.at(stage).of(id);
    if (timed && stage != Stage.REGISTERED) {
      maker = maker.started(Calls.PICKED_UP);
    }
    if (stage == Stage.ENDED || stage == Stage.ANALYZED) {
      maker = (timed ? maker.ended(Calls.HUNG_UP, 62) : maker).because(reason);
    }
    return (stage == Stage.ANALYZED && analysis != null ? maker.analysed(analysis) : maker)
        .report();
  }

  private static Arbitrary<Tuple.Tuple2<String, Maker>> reports() {
    return anyReport().map(report -> event("reported " + report, new Reported(report)));
  }

  private static Arbitrary<Tuple.Tuple2<String, Maker>> follows() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(WANTED), anyReport())
            .as(
                (wanted, report) ->
                    event("followed for " + wanted + report, new Followed(wanted, report))),
        Combinators.combine(Arbitraries.of(WANTED), Arbitraries.of(true, false))
            .as(
                (wanted, gone) ->
                    event(
                        "follow for " + wanted + " failed, gone " + gone,
                        new FollowFailed(wanted, gone))));
  }

  private static Arbitrary<Tuple.Tuple2<String, Maker>> ofTheUser() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(event("cancel", new Cancel()))),
        Tuple.of(1, Arbitraries.just(event("delete", new Delete()))),
        Tuple.of(2, Arbitraries.just(event("edit", new Edit(subject(), null)))),
        Tuple.of(3, reschedules()),
        Tuple.of(
            2,
            Arbitraries.of(CallStatus.class)
                .map(to -> event("move to " + to, new Edit(CallEdits.NONE, to)))));
  }

  private static CallEdits subject() {
    return new CallEdits(null, null, "Something else", null, null, null, null, null);
  }

  /// Never to an instant that is over, as the API has it.
  private static Arbitrary<Tuple.Tuple2<String, Maker>> reschedules() {
    return Arbitraries.longs()
        .between(0, 10_000)
        .map(
            seconds ->
                Tuple.of(
                    "reschedule by " + seconds + " s",
                    (call, now) -> {
                      var at = now.plusSeconds(seconds);
                      return new Edit(
                          new CallEdits(null, null, null, null, at, null, null, null), null);
                    }));
  }
}
