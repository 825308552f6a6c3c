package com.callcat.dispatch;

import com.callcat.bus.Bus;
import com.callcat.bus.Timers;
import com.callcat.config.Config;
import com.callcat.metrics.DispatchMetrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The dispatch timer of this process. Its timers live on its own event loop and die with it.
public final class DispatchVerticle extends VerticleBase {
  private final Config.Dispatch settings;
  private final InstantSource clock;
  private final String process;
  private final DispatchMetrics metrics;
  private @Nullable Dispatcher dispatcher;

  /// @param process a name that no other process has, now or later
  public DispatchVerticle(
      Config.Dispatch settings, InstantSource clock, String process, DispatchMetrics metrics) {
    this.settings = settings;
    this.clock = clock;
    this.process = process;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    var dispatching =
        new Dispatcher(Bus.of(vertx), Timers.of(vertx), clock, settings, process, metrics);
    dispatcher = dispatching;
    return dispatching.start();
  }

  /// When this is done, another process can take over at once.
  @Override
  public Future<?> stop() {
    return dispatcher == null ? Future.succeededFuture() : dispatcher.stop();
  }
}
