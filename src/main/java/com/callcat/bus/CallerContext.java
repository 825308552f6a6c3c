package com.callcat.bus;

import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;

/// A future of Vert.x brings its outcome to the context in which it was made. When several wait for
/// one, or one waits for another's work, they would go on in somebody else's context: on their
/// thread, and in their trace.
public final class CallerContext {
  private CallerContext() {}

  /// The same outcome, brought to the context that is current now, if there is one.
  public static <T> Future<T> bring(Future<T> outcome) {
    var here = ContextInternal.current();
    if (here == null) {
      return outcome;
    }
    var brought = here.<T>promise();
    outcome.onComplete(brought);
    return brought.future();
  }

  /// Does what goes on when its asker has been answered: that ends their part of the trace, and
  /// this stays in it.
  public static void onward(Runnable work) {
    var here = ContextInternal.current();
    if (here == null) {
      work.run();
    } else {
      here.duplicate(true).emit(work, Runnable::run);
    }
  }

  /// Does what is done for nobody in particular, so that it belongs to nobody's trace.
  public static void forNobody(Runnable work) {
    var here = ContextInternal.current();
    if (here == null) {
      work.run();
    } else {
      here.unwrap().emit(work, Runnable::run);
    }
  }
}
