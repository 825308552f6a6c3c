package com.callcat.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Waits for what a running program will show, as a client would: by asking again. It ends as soon
/// as it is there; the patience only bounds a failure.
public final class Eventually {
  /// Longer than anything takes on a busy machine. The longest is a look at Retell, which comes
  /// after five minutes without a webhook.
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private Eventually() {}

  /// What the question answers once it is as expected. The longer it takes, the more seldom it is
  /// asked, so that the processors are left to what is waited for.
  public static <T> T until(Callable<T> question, Predicate<T> expected) throws Exception {
    return until(PATIENCE, SHORTEST_PAUSE, question, expected);
  }

  /// The same with a patience of its own.
  ///
  /// @param first how long it pauses at first until it asks again
  public static <T> T until(
      Duration patience, Duration first, Callable<T> question, Predicate<T> expected)
      throws Exception {
    var began = System.nanoTime();
    var answer = question.call();
    while (!expected.test(answer)) {
      var waited = System.nanoTime() - began;
      if (waited > patience.toNanos()) {
        throw new AssertionError("still not as expected: " + answer);
      }
      var tenth = Math.min(waited / 10, LONGEST_PAUSE.toNanos());
      LockSupport.parkNanos(Math.max(tenth, first.toNanos()));
      answer = question.call();
    }
    return answer;
  }
}
