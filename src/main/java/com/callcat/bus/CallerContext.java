package com.callcat.bus;

import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;

/// Brings work back to the Vert.x context of the caller. A Vert.x future runs its handlers on the
/// context in which it was created. If one request waits for a future of another one, it would
/// continue on that request's context: on its thread, and in its trace.
public final class CallerContext {
  private CallerContext() {}

  /// A future with the same outcome, whose handlers run on the current context, if there is one.
  public static <T> Future<T> bring(Future<T> outcome) {
    var here = ContextInternal.current();
    if (here == null) {
      return outcome;
    }
    var brought = here.<T>promise();
    outcome.onComplete(brought);
    return brought.future();
  }

  /// Runs work that goes on after its request was answered. The work stays in the trace of the
  /// request.
  public static void onward(Runnable work) {
    var here = ContextInternal.current();
    if (here == null) {
      work.run();
    } else {
      here.duplicate(true).emit(work, Runnable::run);
    }
  }

  /// Runs background work that is done for no request, outside any trace.
  public static void forNobody(Runnable work) {
    var here = ContextInternal.current();
    if (here == null) {
      work.run();
    } else {
      here.unwrap().emit(work, Runnable::run);
    }
  }
}
