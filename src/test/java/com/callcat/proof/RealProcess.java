package com.callcat.proof;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.call.CallKey;
import com.callcat.call.CallRules;
import com.callcat.handler.CallHandlers;
import com.callcat.metrics.CallMetrics;
import com.callcat.testing.FakePreferences;
import com.callcat.testing.UnseenMetrics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The real state handlers on an event loop of their own, which is idle between two steps.
final class RealProcess implements AutoCloseable {
  /// How many turns of the event loop to wait for; no step needs more.
  private static final int TURNS = 100;

  /// The timeout of requests, longer than any history.
  private static final Duration PATIENCE = Duration.ofDays(100_000);

  private static final CallMetrics METRICS = UnseenMetrics.create().calls;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context loop = vertx.getOrCreateContext();
  private final CallKey key;
  private final CallRules rules;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Gate gate;
  private CrankedTimers cranked = new CrankedTimers();
  private @Nullable String deployment;
  private boolean used;

  RealProcess(
      CallKey key,
      CallRules rules,
      InstantSource clock,
      RandomGenerator random,
      CallRecord database) {
    this.key = key;
    this.rules = rules;
    this.clock = clock;
    this.random = random;
    gate = new Gate(database);
    Bus.register(vertx);
    await(vertx.deployVerticle(gate));
    await(vertx.deployVerticle(new FakePreferences()));
    start();
  }

  Gate gate() {
    return gate;
  }

  private void start() {
    cranked = new CrankedTimers();
    deployment = await(vertx.deployVerticle(new OnCrankedTime(cranked)));
  }

  /// Loses its memory.
  void crash() {
    if (!used) {
      return;
    }
    used = false;
    gate.close();
    settle();
    await(vertx.undeploy(Objects.requireNonNull(deployment)));
    gate.open();
    start();
  }

  <A> Future<A> ask(HandlerRequest<A> request) {
    used = true;
    var answer = Bus.of(vertx).ask(request);
    settle();
    return answer;
  }

  void renew() {
    loop.runOnContext(turn -> cranked.turn());
    settle();
  }

  /// Waits until the event loop has nothing left to do.
  void settle() {
    var still = new CompletableFuture<@Nullable Void>();
    loop.runOnContext(turn -> turn(TURNS, still));
    await(still);
  }

  private void turn(int left, CompletableFuture<@Nullable Void> still) {
    if (left == 0) {
      still.complete(null);
    } else {
      loop.runOnContext(turn -> turn(left - 1, still));
    }
  }

  private static <A> A await(Future<A> future) {
    return await(future.toCompletionStage().toCompletableFuture());
  }

  private static <A extends @Nullable Object> A await(CompletableFuture<A> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  /// Deploys the handlers with [CrankedTimers].
  private final class OnCrankedTime extends VerticleBase {
    private final CrankedTimers timers;

    OnCrankedTime(CrankedTimers timers) {
      this.timers = timers;
    }

    @Override
    public Future<?> start() {
      var bus = Bus.of(vertx);
      var handlers = new CallHandlers(bus, timers, rules, PATIENCE, clock, random, METRICS);
      var lane = Math.floorMod(key.callId().hashCode(), HandlerRequest.LANES);
      return bus.serve(HandlerRequest.address(lane), HandlerRequest.class, handlers::answer);
    }
  }
}
