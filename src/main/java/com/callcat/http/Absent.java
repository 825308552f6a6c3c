package com.callcat.http;

import com.callcat.call.Problem.NotFound;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/// Turns NotFound into an answer, where it is normal that nothing is there.
final class Absent {
  private Absent() {}

  static boolean is(Throwable failure) {
    return ProblemException.is(NotFound.class, failure);
  }

  /// Null for what is not there.
  static <T> Future<@Nullable T> orNull(Future<T> answer) {
    return answer
        .<@Nullable T>map(found -> found)
        .recover(failure -> is(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }
}
