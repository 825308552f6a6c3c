package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The generator's own lag: a user on each event loop of Gatling who does nothing but wait for a
/// moment, and looks by how much longer it was. What it falls behind by, so do all the others.
final class Metronome {
  private static final Duration TICK = Duration.ofMillis(20);
  private static final String SINCE = "tick";

  private final Queue<Long> lags = new ConcurrentLinkedQueue<>();

  ChainBuilder whileTrue(BooleanSupplier going) {
    return asLongAs(session -> going.getAsBoolean())
        .on(
            exec(session -> session.set(SINCE, System.nanoTime()))
                .pause(TICK)
                .exec(
                    session -> {
                      lags.add(System.nanoTime() - session.getLong(SINCE) - TICK.toNanos());
                      return session;
                    }));
  }

  Times lags() {
    return new Times(
        lags.stream().mapToLong(nanos -> TimeUnit.NANOSECONDS.toMillis(nanos)).toArray());
  }
}
