package com.callcat.dispatch;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.scheduled;

import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.bus.DispatchRequest;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.call.Call;
import com.callcat.call.CallEdits;
import com.callcat.call.CallEvent;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Calls;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.metrics.ProgramMetrics;
import com.callcat.testing.Eventually;
import com.callcat.testing.FakeRetell;
import com.callcat.testing.FakeStore;
import com.callcat.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The dispatch timer on the bus, with a store, a Retell and state handlers that do what a test
/// says.
abstract class DispatchCase {
  static final Duration ALLOWED_LATENESS = Duration.ofHours(1);

  final Vertx vertx = Vertx.vertx();
  final FakeStore store = new FakeStore();
  final FakeRetell retell = new FakeRetell();
  final MeterRegistry figures = new SimpleMeterRegistry();
  final SettableClock clock = new SettableClock(NOW);
  final BlockingQueue<CallKey> handedOver = new LinkedBlockingQueue<>();
  volatile LineUse lineUse = LineUse.LINE_TAKEN;

  /// When a call has been looked at.
  volatile Future<?> ready = Future.succeededFuture();

  @BeforeEach
  void deploy() {
    Bus.register(vertx);
    vertx.deployVerticle(store).await();
    vertx.deployVerticle(retell).await();
    for (var lane = 0; lane < HandlerRequest.LANES; lane++) {
      Bus.of(vertx)
          .serve(HandlerRequest.address(lane), HandlerRequest.Due.class, this::handle)
          .await();
    }
  }

  private Future<LineUse> handle(HandlerRequest.Due due) {
    var use = lineUse;
    var looked = ready.onSuccess(_ -> claim(due.key(), use));
    handedOver.add(due.key());
    return looked.map(use);
  }

  private void claim(CallKey key, LineUse use) {
    if (use == LineUse.LINE_TAKEN) {
      store.calls.computeIfPresent(key, (_, call) -> claimed(call));
    }
  }

  private Call claimed(Call call) {
    return Calls.next(call, Calls.claim(), clock.instant());
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  Dispatching standing() {
    return Bus.of(vertx).ask(new DispatchRequest.ReadDispatching()).await();
  }

  /// Its answer is unknown, and it is time to ask Retell about it.
  static Call lookedUp(Call call) {
    var unknown = Calls.after(held(call), new CallEvent.AnswerLost(TOKEN, true));
    return Calls.next(unknown, new CallEvent.LookUpFailed(TOKEN), NOW.minus(Duration.ofMinutes(1)));
  }

  void start(int lines) throws Exception {
    var settings = new Config.Dispatch(lines, (int) ALLOWED_LATENESS.toSeconds(), 10, 1, null);
    vertx
        .deployVerticle(
            new DispatchVerticle(settings, clock, "one", new ProgramMetrics(figures).dispatch))
        .await();
    Eventually.until(this::standing, Dispatching::leads);
  }

  void changed(Call call) {
    store.calls.put(call.key(), call);
    Bus.of(vertx).publish(CallWritten.of(call));
  }

  CallKey next() throws InterruptedException {
    return Objects.requireNonNull(
        handedOver.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS),
        "nothing is handed over");
  }

  static Call call(int number) {
    var key = new CallKey(new UserId(7), new CallId(new UUID(0, number)));
    return Call.scheduled(key, scheduled().brief(), NOW);
  }

  static Call held(Call call) {
    return Calls.after(call, Calls.claim());
  }

  static Call postponed(Call call, Duration by) {
    var later = new CallEdits(null, null, null, null, NOW.plus(by), null, null, null);
    return Calls.after(call, new CallEvent.Edit(later, null));
  }

  static Call ended(Call call) {
    return Calls.after(held(call), new CallEvent.RefusedForGood(TOKEN));
  }
}
