package com.callcat.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Waits for what a running program will show, as a client would: by asking again. It ends as soon
/// as it is there; the patience only bounds a failure.
public final class Eventually {
  /// Longer than anything takes on a busy machine.
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Eventually() {}

  /// What the question answers once it is as expected.
  public static <T> T until(Callable<T> question, Predicate<T> expected) throws Exception {
    return until(PATIENCE, BETWEEN, question, expected);
  }

  /// The same with a patience of its own.
  ///
  /// @param between from an answer until it is asked again
  public static <T> T until(
      Duration patience, Duration between, Callable<T> question, Predicate<T> expected)
      throws Exception {
    var deadline = System.nanoTime() + patience.toNanos();
    var answer = question.call();
    while (!expected.test(answer)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not as expected: " + answer);
      }
      LockSupport.parkNanos(between.toNanos());
      answer = question.call();
    }
    return answer;
  }
}
