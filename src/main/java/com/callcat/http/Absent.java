package com.callcat.http;

import com.callcat.call.Problem.NotFound;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/// Handles NotFound where it is normal that an object does not exist.
final class Absent {
  private Absent() {}

  static boolean is(Throwable failure) {
    return ProblemException.is(NotFound.class, failure);
  }

  /// Converts a failure with NotFound into null.
  static <T> Future<@Nullable T> orNull(Future<T> answer) {
    return answer
        .<@Nullable T>map(found -> found)
        .recover(failure -> is(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }
}
