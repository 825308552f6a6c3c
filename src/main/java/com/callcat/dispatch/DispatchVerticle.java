package com.callcat.dispatch;

import com.callcat.bus.Bus;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.Timers;
import com.callcat.config.Config;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The dispatch timer of this process. Its timers live on its own event loop and die with it.
public final class DispatchVerticle extends VerticleBase {
  private final Config.Dispatch settings;
  private final InstantSource clock;
  private final String process;
  private @Nullable Dispatcher dispatcher;

  /// @param process a name that no other process has, now or later
  public DispatchVerticle(Config.Dispatch settings, InstantSource clock, String process) {
    this.settings = settings;
    this.clock = clock;
    this.process = process;
  }

  @Override
  public Future<?> start() {
    var dispatching = new Dispatcher(Bus.of(vertx), Timers.of(vertx), clock, settings, process);
    dispatcher = dispatching;
    expose(dispatching);
    return dispatching.start();
  }

  /// The next process may go on when this is done.
  @Override
  public Future<?> stop() {
    return dispatcher == null ? Future.succeededFuture() : dispatcher.stop();
  }

  private static void expose(Dispatcher dispatcher) {
    gauge(dispatcher, "callcat.dispatch.leader", standing -> standing.leads() ? 1 : 0);
    gauge(dispatcher, "callcat.dispatch.breaker.open", standing -> standing.breakerOpen() ? 1 : 0);
    gauge(dispatcher, "callcat.lines.limit", Dispatching::lines);
    gauge(dispatcher, "callcat.lines.taken", Dispatching::taken);
    gauge(dispatcher, "callcat.calls.waiting", Dispatching::waiting);
  }

  private static void gauge(
      Dispatcher dispatcher, String name, ToDoubleFunction<Dispatching> figure) {
    Metrics.gauge(name, dispatcher, each -> figure.applyAsDouble(each.standing()));
  }
}
