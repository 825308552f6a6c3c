package com.callcat.proof;

import com.callcat.call.Call;
import com.callcat.call.CallRules;
import com.callcat.call.Calls;
import com.callcat.call.Timings;
import com.callcat.call.TimingsBuilder;
import com.callcat.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// The times at which the steps of a history happen. The model has no durations, so they are chosen
/// such that no two things are due together by chance: a while is longer than every delay that is
/// set after it, and the second look-up comes after the longest time that a history can wait.
final class RealTime {
  private static final Duration LATENESS = Duration.ofDays(3650);
  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final Duration A_DAY = Duration.ofHours(25);
  private static final Timings TIMINGS =
      new TimingsBuilder()
          .allowedLateness(LATENESS)
          .lookUps(List.of(Duration.ofSeconds(2), Duration.ofDays(10)))
          .followUps(List.of(Duration.ofSeconds(15)))
          .longestCall(Duration.ofDays(36_500))
          .build();

  static final CallRules RULES = new CallRules(TIMINGS);

  private final SettableClock clock = new SettableClock(Calls.NOW);

  InstantSource clock() {
    return clock;
  }

  /// A while before the call is due.
  void begin() {
    clock.advance(Duration.between(clock.instant(), Calls.NOW.minus(A_WHILE)));
  }

  void pass(Step.Time time, Call call) {
    switch (time) {
      case DUE_TIME_COMES -> until(Objects.requireNonNull(call.due()).at());
      case LATENESS_IS_OVER -> until(call.brief().scheduledFor().plus(LATENESS).plusMillis(1));
      case A_DAY_PASSES -> clock.advance(A_DAY);
    }
  }

  /// Lets time pass in long steps, so that everything that was decided before is due afterwards.
  private void until(Instant instant) {
    var aWhile = clock.instant().plus(A_WHILE);
    var then = instant.isAfter(aWhile) ? instant : aWhile;
    clock.advance(Duration.between(clock.instant(), then));
  }
}
