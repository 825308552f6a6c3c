package com.callcat.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/// What must happen later. The engine takes its timers from here, so that a test can crank them
/// with the clock.
public interface Timers {

  /// Runs a deed once, after a delay of at least a millisecond, in the caller's context. It is as
  /// urgent as what the caller does.
  Timer after(Duration delay, Runnable deed);

  /// Runs a deed again and again, until it is cancelled.
  Timer every(Duration period, Runnable deed);

  /// Time that has passed since some instant. Nobody sets it, as clocks are set.
  Duration elapsed();

  /// Done when the delay is over.
  default Future<Void> pause(Duration delay) {
    var over = Promise.<Void>promise();
    after(delay, over::complete);
    return over.future();
  }

  /// Something that has not happened yet.
  @FunctionalInterface
  interface Timer {
    void cancel();
  }

  static Timers of(Vertx vertx) {
    return new Timers() {
      @Override
      public Timer after(Duration delay, Runnable deed) {
        var priority = Priority.known();
        var timer =
            vertx.setTimer(
                Math.max(1, delay.toMillis()),
                fired -> {
                  if (priority != null) {
                    priority.enter();
                  }
                  deed.run();
                });
        return () -> vertx.cancelTimer(timer);
      }

      @Override
      public Timer every(Duration period, Runnable deed) {
        var timer = vertx.setPeriodic(period.toMillis(), fired -> deed.run());
        return () -> vertx.cancelTimer(timer);
      }

      @Override
      public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
      }
    };
  }
}
