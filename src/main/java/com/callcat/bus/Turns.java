package com.callcat.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets only so much go on at a time, in turn, so that whoever does the work is not crowded by what
/// only waits for it. How much may wait is for the caller to bound.
public final class Turns {
  private final int atOnce;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  public Turns(int atOnce) {
    this.atOnce = atOnce;
  }

  /// Begins at once, or when others have finished, however that went.
  public <A> Future<A> take(Supplier<Future<A>> work) {
    var done = Promise.<A>promise();
    synchronized (this) {
      waiting.add(() -> begin(work).onComplete(done));
    }
    next();
    return done.future();
  }

  private <A> Future<A> begin(Supplier<Future<A>> work) {
    return Future.succeededFuture().compose(_ -> work.get()).onComplete(_ -> finished());
  }

  private void next() {
    var begin = poll();
    if (begin != null) {
      begin.run();
    }
  }

  private synchronized @Nullable Runnable poll() {
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
    next();
  }
}
