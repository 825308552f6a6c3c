package com.callcat.handler;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.Timers;
import com.callcat.call.CallRules;
import com.callcat.metrics.CallMetrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Owns the state handlers of one lane of calls.
public final class HandlerVerticle extends VerticleBase {
  private final int lane;
  private final CallRules rules;
  private final Duration lease;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final CallMetrics metrics;
  private @Nullable CallHandlers handlers;

  /// @param lane from 0 to [HandlerRequest#LANES] (exclusive)
  /// @param lease how long an attempt holds its call if the process that dials does not report
  /// @param random makes the attempts' tokens, so it must be a secure one
  public HandlerVerticle(
      int lane,
      CallRules rules,
      Duration lease,
      InstantSource clock,
      RandomGenerator random,
      CallMetrics metrics) {
    this.lane = lane;
    this.rules = rules;
    this.lease = lease;
    this.clock = clock;
    this.random = random;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    var bus = Bus.of(vertx);
    var made = new CallHandlers(bus, Timers.of(vertx), rules, lease, clock, random, metrics);
    handlers = made;
    return Future.all(
        bus.serve(HandlerRequest.address(lane), HandlerRequest.class, made::answer),
        bus.onCallWritten(change -> made.written(change.key(), change.version())),
        bus.onCallOvertaken(call -> made.written(call.key(), call.version())));
  }

  /// Takes some seconds if answers of Retell are awaited.
  @Override
  public Future<?> stop() {
    return handlers == null ? Future.succeededFuture() : handlers.stop();
  }
}
