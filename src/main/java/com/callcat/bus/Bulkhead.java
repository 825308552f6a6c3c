package com.callcat.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets only so much go on at a time, in turn, so that whoever does the work is not crowded by what
/// only waits for it. How much may wait is for the caller to bound.
public final class Bulkhead {
  private final int atOnce;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final DrainLoop loop = new DrainLoop(this);
  private int running;

  public Bulkhead(int atOnce) {
    this.atOnce = atOnce;
  }

  /// Begins at once, or when others have finished, however that went.
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

  /// Null when there is no room, or nobody waits.
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
