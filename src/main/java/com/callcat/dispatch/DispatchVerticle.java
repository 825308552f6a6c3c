package com.callcat.dispatch;

import com.callcat.config.Config;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;

/// The dispatch timer of this process. Its timers live on its own event loop and die with it.
public final class DispatchVerticle extends VerticleBase {
  private final Config.Dispatch settings;
  private final InstantSource clock;

  public DispatchVerticle(Config.Dispatch settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    return new Dispatcher(vertx, settings, clock).start();
  }
}
