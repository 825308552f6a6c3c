package com.callcat.handler;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.HandlerRequest;
import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallKey;
import com.callcat.call.CallRules;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Home of the state handlers of one lane of calls. A handler exists while its call is in progress
/// or something is happening to it; losing one loses nothing, for the database is the truth.
public final class HandlerVerticle extends VerticleBase {
  private final int lane;
  private final CallRules rules;
  private final Duration lease;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<CallKey, CallHandler> handlers = new HashMap<>();

  /// @param lane from 0 to [HandlerRequest#LANES] (exclusive)
  /// @param lease how long an attempt that says nothing holds its call
  /// @param random makes the tokens, so it must not be guessable
  public HandlerVerticle(
      int lane, CallRules rules, Duration lease, InstantSource clock, RandomGenerator random) {
    this.lane = lane;
    this.rules = rules;
    this.lease = lease;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Future<?> start() {
    return Bus.of(vertx).serve(HandlerRequest.address(lane), HandlerRequest.class, this::handle);
  }

  private Future<?> handle(HandlerRequest<?> request) {
    return switch (request) {
      case HandlerRequest.Due due -> at(due.key(), this::lookAt);
      case HandlerRequest.Change change -> at(change.key(), byUser(change.change()));
      case HandlerRequest.Cancel cancel -> at(cancel.key(), byUser(new CallEvent.Cancel()));
      case HandlerRequest.Delete delete ->
          at(delete.key(), byUser(new CallEvent.Delete())).map(Done.DONE);
      case HandlerRequest.Finalize(var key, var findings) ->
          at(key, byUser(new CallEvent.Finalize(findings)));
      case HandlerRequest.Report report ->
          at(report.key(), handler -> handler.apply(new CallEvent.Reported(report.report())))
              .map(Done.DONE);
    };
  }

  private static Function<CallHandler, Future<Call>> byUser(CallEvent.ByUser event) {
    return handler -> {
      handler.forget();
      return handler.apply(event);
    };
  }

  /// Whatever a timer or an index believed: the call is read, and asked what it needs.
  private Future<HandlerRequest.LineUse> lookAt(CallHandler handler) {
    return new DueCallTask(vertx, handler, rules, lease, clock, random).run();
  }

  /// Lends out the handler of a call, and lets it go when nothing needs it any more.
  private <A> Future<A> at(CallKey key, Function<CallHandler, Future<A>> work) {
    var handler =
        handlers.computeIfAbsent(
            key, k -> new CallHandler(k, Bus.of(vertx), rules, clock, this::release));
    return handler.during(() -> work.apply(handler));
  }

  private void release(CallHandler handler) {
    handlers.remove(handler.key(), handler);
  }
}
