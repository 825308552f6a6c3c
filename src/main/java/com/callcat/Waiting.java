package com.callcat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a start waits for. Whoever watches it is told every few seconds, and at the end what it has
/// waited for in vain.
public final class Waiting {
  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
  private final Duration every;
  private final Duration longest;
  private final Set<String> pending = new LinkedHashSet<>();
  private Duration waited = Duration.ZERO;

  /// @param every how often it is told
  /// @param longest how long nothing new may begin or be done
  public Waiting(Duration every, Duration longest) {
    this.every = every;
    this.longest = longest;
  }

  /// Counts as something to wait for until it is done.
  ///
  /// @param what it is, and the setting that says where
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

  /// Blocks.
  ///
  /// @throws com.callcat.config.ConfigException when it takes too long
  public <T> T await(Future<T> start) throws Exception {
    startAfresh();
    while (!isTooLong()) {
      try {
        return start.await(every.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (notYet.equals(start.cause())) {
          throw notYet; // the start itself ended like this
        }
        LOG.info("the start waits for {}", pending());
      }
    }
    throw StartProblem.tooSlow(longest, pending());
  }
}
