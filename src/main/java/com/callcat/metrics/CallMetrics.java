package com.callcat.metrics;

import com.callcat.call.Call;
import com.callcat.call.CallStatus;
import com.callcat.call.EndReason;
import com.callcat.call.Transition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The metrics of calls.
public final class CallMetrics {
  private static final String OTHER = "other";
  private static final Label<String> FROM = new Label<>("from", statuses());
  private static final Label<String> TO = new Label<>("to", statuses());
  private static final Label<String> REASON = new Label<>("reason", reasons());

  public final LabelledMeters<CreateOutcome, Counter> creates;
  public final LabelledMeters<LookUp, LabelledMeters<LookUpOutcome, Counter>> lookUps;
  public final Counter leasesExpired;
  public final Counter secondRings;
  private final AtomicInteger handlers = new AtomicInteger();
  private final LabelledMeters<String, LabelledMeters<String, Counter>> changes;
  private final LabelledMeters<String, Counter> ends;
  private final LabelledMeters<DialStep, Timer> lateness;

  /// The outcome of a request to place a call.
  public enum CreateOutcome {
    PLACED,
    REFUSED_FOR_NOW,
    ACCOUNT_REFUSED,
    REFUSED_FOR_GOOD,
    UNKNOWN
  }

  /// What a look-up at Retell was for.
  public enum LookUp {
    /// Whether Retell has a call with the token of an attempt whose answer was lost.
    TOKEN,
    /// The progress of a call whose end was not reported.
    FOLLOW,
    /// The analysis of a call that has ended.
    ANALYSIS
  }

  /// The outcome of a look-up.
  public enum LookUpOutcome {
    FOUND,
    NOTHING,
    NO_ANSWER
  }

  /// A step of a call's first attempt.
  public enum DialStep {
    ASKED,
    PLACED
  }

  CallMetrics(Meters meters) {
    changes =
        meters.counters(
            "callcat_call_status_changes_total",
            "Calls that went from one status to another; made from and deleted to none.",
            FROM,
            TO);
    ends =
        meters.counters(
            "callcat_calls_ended_total",
            "Calls that ended, by reason; once more when a later report tells another one.",
            REASON);
    lateness =
        meters.timers(
            "callcat_dial_lateness_seconds",
            "From the time for which a call was scheduled until Retell was asked for it the first"
                + " time, and until it had placed it.",
            Limits.LATENESS,
            Label.of("step", DialStep.class));
    creates =
        meters.counters(
            "callcat_creates_total",
            "Requests to Retell to place a call; after an unknown outcome nothing is dialled"
                + " again.",
            Label.of("outcome", CreateOutcome.class));
    lookUps =
        meters.counters(
            "callcat_look_ups_total",
            "Questions to Retell about calls whose news did not come by itself.",
            Label.of("about", LookUp.class),
            Label.of("outcome", LookUpOutcome.class));
    leasesExpired =
        meters.counter(
            "callcat_leases_expired_total",
            "Attempts taken over because the process that made them said nothing for a lease.");
    secondRings =
        meters.counter(
            "callcat_second_rings_total",
            "Reports of a second or unwanted ring for one call, ALERT in the log.");
    meters
        .level("callcat_call_handlers", "State handlers of calls that are in memory.")
        .follow(handlers::get);
  }

  /// A state handler was made.
  public void handlerMade() {
    handlers.incrementAndGet();
  }

  /// A state handler was dropped.
  public void handlerGone() {
    handlers.decrementAndGet();
  }

  /// A call has made these transitions.
  public void moved(List<Transition> path) {
    for (var move : path) {
      if (move.from() != move.to()) {
        changes.of(status(move.from())).of(status(move.to())).increment();
      }
    }
  }

  /// A call has a new version. Counts it if it has ended, or its end was corrected.
  public void became(Call before, Call after) {
    var reason = reason(after);
    if (reason != null && !reason.equals(reason(before))) {
      ends.of(REASON.values().contains(reason) ? reason : OTHER).increment();
    }
  }

  /// Measures how late a step is. Only the first attempt counts, because later ones wait for Retell
  /// and do not show how punctual the engine is.
  public void dialled(Call call, DialStep step, Instant now) {
    var attempt = call.attempt();
    if (attempt != null && attempt.number() == 1) {
      var late = Duration.between(call.brief().scheduledFor(), now);
      lateness.of(step).record(late.isNegative() ? Duration.ZERO : late);
    }
  }

  private static @Nullable String reason(Call call) {
    return call.ending() == null ? null : call.ending().reason();
  }

  private static String status(@Nullable CallStatus status) {
    return status == null ? "none" : Label.text(status);
  }

  private static List<String> statuses() {
    var all = new ArrayList<String>();
    all.add(status(null));
    List.of(CallStatus.values()).forEach(each -> all.add(status(each)));
    return all;
  }

  private static List<String> reasons() {
    var all = new ArrayList<>(EndReason.all());
    all.add(OTHER);
    return all;
  }
}
