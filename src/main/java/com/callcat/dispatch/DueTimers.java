package com.callcat.dispatch;

import com.callcat.bus.DueCall;
import com.callcat.bus.Timers;
import com.callcat.bus.Timers.Timer;
import com.callcat.call.CallKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The timers in memory, at most one for each call, for calls that are due before the horizon.
final class DueTimers {
  private final Timers timers;
  private final InstantSource clock;
  private final Duration window;
  private final Consumer<DueCall> due;
  private final Map<CallKey, DueTimer> running = new HashMap<>();

  private record DueTimer(DueCall call, Timer timer) {}

  /// @param window how far ahead a timer is held in memory
  DueTimers(Timers timers, InstantSource clock, Duration window, Consumer<DueCall> due) {
    this.timers = timers;
    this.clock = clock;
    this.window = window;
    this.due = due;
  }

  /// Calls that are due after this instant get no timer; polling the index finds them later.
  Instant horizon() {
    return clock.instant().plus(window);
  }

  /// Replaces the call's timer, if it has one.
  void set(DueCall call) {
    var present = running.get(call.key());
    if (present != null && present.call().equals(call)) {
      return;
    }
    cancel(call.key());
    if (!call.due().at().isAfter(horizon())) {
      start(call);
    }
  }

  void cancel(CallKey key) {
    var timer = running.remove(key);
    if (timer != null) {
      timer.timer().cancel();
    }
  }

  void clear() {
    running.values().forEach(timer -> timer.timer().cancel());
    running.clear();
  }

  private void start(DueCall call) {
    var delay = Duration.between(clock.instant(), call.due().at());
    running.put(call.key(), new DueTimer(call, timers.after(delay, () -> fire(call))));
  }

  /// Timers use another clock than the calls do, so a timer may fire early. It is then set again.
  private void fire(DueCall call) {
    if (clock.instant().isBefore(call.due().at())) {
      start(call);
    } else {
      running.remove(call.key());
      due.accept(call);
    }
  }
}
