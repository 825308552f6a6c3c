package com.callcat.metrics;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/// Sets a timer on its event loop again and again, and sees by how much it runs late: whatever
/// blocks the loop holds up all that it serves. One for each event loop.
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
