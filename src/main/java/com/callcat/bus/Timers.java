package com.callcat.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/// Timers. The engine uses this interface, so that a test can advance timers and clock together.
public interface Timers {

  /// Runs a task once, after a delay of at least a millisecond, on the caller's context and with
  /// the caller's priority.
  Timer after(Duration delay, Runnable deed);

  /// Runs a task again and again, until it is cancelled.
  Timer every(Duration period, Runnable deed);

  /// The time of a monotonic clock, as the duration since some fixed instant.
  Duration elapsed();

  /// Completes after the delay.
  default Future<Void> pause(Duration delay) {
    var over = Promise.<Void>promise();
    after(delay, over::complete);
    return over.future();
  }

  /// A task that has not run yet.
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
