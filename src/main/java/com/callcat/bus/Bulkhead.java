package com.callcat.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Limits how much work goes on at a time; further work waits in a queue, first in, first out. So a
/// component is not overloaded by requests that it could not work on anyway. The queue is not
/// bounded; the caller has to do that.
public final class Bulkhead {
  private final int atOnce;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final DrainLoop loop = new DrainLoop(this);
  private int running;

  public Bulkhead(int atOnce) {
    this.atOnce = atOnce;
  }

  /// Starts the work at once if there is room, else when other work has completed or failed.
  public <A> Future<A> take(Supplier<Future<A>> work) {
    var done = Promise.<A>promise();
    var turn = Promise.<Void>promise();
    CallerContext.bring(turn.future())
        .compose(_ -> work.get())
        .onComplete(_ -> finished())
        .onComplete(done);
    synchronized (this) {
      waiting.add(turn::complete);
    }
    loop.run(this::poll);
    return done.future();
  }

  /// The next work to start; null if there is no room, or no work waits.
  private @Nullable Runnable poll() {
    if (running == atOnce || waiting.isEmpty()) {
      return null;
    }
    running++;
    return waiting.remove();
  }

  private void finished() {
    synchronized (this) {
      running--;
    }
    loop.run(this::poll);
  }
}
