package com.callcat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a start waits for. It is printed every few seconds, and named in the failure if the start
/// takes too long.
public final class Waiting {
  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
  private final Duration every;
  private final Duration longest;
  private final Set<String> pending = new LinkedHashSet<>();
  private Duration waited = Duration.ZERO;

  /// @param every how often it is printed
  /// @param longest the longest time without progress
  public Waiting(Duration every, Duration longest) {
    this.every = every;
    this.longest = longest;
  }

  /// Adds work that the start waits for until it is done.
  ///
  /// @param what the work is about, with the setting of its address
  public synchronized <T> Future<T> on(String what, Future<T> work) {
    pending.add(what);
    startAfresh();
    return work.onComplete(_ -> done(what));
  }

  private synchronized void done(String what) {
    pending.remove(what);
    startAfresh();
  }

  private synchronized void startAfresh() {
    waited = Duration.ZERO;
  }

  private synchronized boolean isTooLong() {
    waited = waited.plus(every);
    return waited.compareTo(longest) > 0;
  }

  private synchronized String pending() {
    return pending.isEmpty() ? "its parts" : String.join(" and ", pending);
  }

  /// Waits for the start. Blocks.
  ///
  /// @throws com.callcat.config.ConfigException if it takes too long
  public <T> T await(Future<T> start) throws Exception {
    startAfresh();
    while (!isTooLong()) {
      try {
        return start.await(every.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (notYet.equals(start.cause())) {
          throw notYet; // the start itself has failed with a timeout
        }
        LOG.info("the start waits for {}", pending());
      }
    }
    throw StartProblem.tooSlow(longest, pending());
  }
}
