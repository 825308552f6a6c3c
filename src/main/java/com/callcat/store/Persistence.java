package com.callcat.store;

import com.callcat.bus.Backoff;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Repeats background work while the database is unavailable, with growing pauses, until a time
/// limit.
final class Persistence {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  private final Dynamo dynamo;
  private final InstantSource clock;
  private boolean ended;

  Persistence(Dynamo dynamo, InstantSource clock) {
    this.dynamo = dynamo;
    this.clock = clock;
  }

  /// From now on nothing is repeated any more.
  void end() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  <T> Future<T> persist(Supplier<Future<T>> work) {
    return persist(work, clock.instant().plus(LONGEST), BACKOFF);
  }

  private <T> Future<T> persist(Supplier<Future<T>> work, Instant giveUp, Backoff backoff) {
    return work.get()
        .recover(
            failure ->
                worthwhile(failure, giveUp)
                    ? dynamo
                        .pause(backoff.pause())
                        .compose(_ -> persist(work, giveUp, backoff.next()))
                    : Future.failedFuture(failure));
  }

  private boolean worthwhile(Throwable failure, Instant giveUp) {
    return !ended && isUnavailable(failure) && clock.instant().isBefore(giveUp);
  }

  static boolean isUnavailable(Throwable failure) {
    return ProblemException.is(Problem.Unavailable.class, failure);
  }
}
