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
  private int running;
  private boolean beginning;

  public Bulkhead(int atOnce) {
    this.atOnce = atOnce;
  }

  /// Begins at once, or when others have finished, however that went.
  public <A> Future<A> take(Supplier<Future<A>> work) {
    var done = Promise.<A>promise();
    var turn = Promise.<Void>promise();
    Here.bring(turn.future()).compose(_ -> work.get()).onComplete(_ -> finished()).onComplete(done);
    synchronized (this) {
      waiting.add(turn::complete);
    }
    next();
    return done.future();
  }

  /// One caller at a time begins whatever has room. Work that is done as soon as it begins would
  /// otherwise begin the next one from within itself, and so on until the stack is full.
  private void next() {
    synchronized (this) {
      if (beginning) {
        return;
      }
      beginning = true;
    }
    try {
      for (var begin = poll(); begin != null; begin = poll()) {
        begin.run();
      }
    } catch (Throwable thrownByWhoWaited) {
      stopBeginning();
      throw thrownByWhoWaited;
    }
  }

  private synchronized void stopBeginning() {
    beginning = false;
  }

  /// Null, and the caller stops, when there is no room or nobody waits.
  private synchronized @Nullable Runnable poll() {
    if (running == atOnce || waiting.isEmpty()) {
      stopBeginning();
      return null;
    }
    running++;
    return waiting.remove();
  }

  /// How much goes on.
  public synchronized int running() {
    return running;
  }

  /// How much waits for that.
  public synchronized int waiting() {
    return waiting.size();
  }

  private void finished() {
    synchronized (this) {
      running--;
    }
    next();
  }
}
