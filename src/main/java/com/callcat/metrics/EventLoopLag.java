package com.callcat.metrics;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/// Measures the lag of an event loop: sets a timer again and again, and measures how late it fires.
/// Whatever blocks the loop delays everything that it serves. One instance is deployed on each
/// event loop.
public final class EventLoopLag extends VerticleBase {
  private static final Duration PERIOD = Duration.ofMillis(500);
  private final Timer lag;

  public EventLoopLag(ProcessMetrics metrics) {
    this.lag = metrics.eventLoopLag;
  }

  @Override
  public Future<?> start() {
    again();
    return Future.succeededFuture();
  }

  private void again() {
    var due = System.nanoTime() + PERIOD.toNanos();
    vertx.setTimer(PERIOD.toMillis(), _ -> ran(due));
  }

  private void ran(long due) {
    lag.record(Duration.ofNanos(Math.max(0, System.nanoTime() - due)));
    again();
  }
}
