package com.callcat.handler;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.scheduled;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.Request;
import com.callcat.call.Attempt;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.CallRules;
import com.callcat.call.Calls;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.metrics.CallMetrics;
import com.callcat.metrics.ProgramMetrics;
import com.callcat.testing.Eventually;
import com.callcat.testing.FakePreferences;
import com.callcat.testing.FakeRetell;
import com.callcat.testing.FakeStore;
import com.callcat.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The handlers on the bus, with a store and a Retell that do what a test says.
abstract class HandlerCase {
  static final CallKey KEY = scheduled().key();
  final Vertx vertx = Vertx.vertx();
  final FakeStore store = new FakeStore();
  final FakeRetell retell = new FakeRetell();
  final FakePreferences users = new FakePreferences();
  final SettableClock clock = new SettableClock(NOW);
  final List<String> handlers = new ArrayList<>();
  final MeterRegistry registry = new SimpleMeterRegistry();
  private final CallMetrics metrics = new ProgramMetrics(registry).calls;

  @BeforeEach
  void deploy() throws Exception {
    Bus.register(vertx);
    await(vertx.deployVerticle(store));
    await(vertx.deployVerticle(retell));
    await(vertx.deployVerticle(users));
    for (var lane = 0; lane < HandlerRequest.LANES; lane++) {
      handlers.add(
          await(
              vertx.deployVerticle(
                  new HandlerVerticle(
                      lane, rules(), TIMINGS.lease(), clock, new Random(1), metrics))));
    }
    store.calls.put(KEY, scheduled());
  }

  CallRules rules() {
    return RULES;
  }

  @AfterEach
  void close() throws Exception {
    retell.answerAll();
    for (var handler : handlers) {
      await(vertx.undeploy(handler));
    }
    await(vertx.close());
  }

  void tell(Stage stage, @Nullable String reason) throws Exception {
    ProviderReport report = Calls.report(stage, reason, null);
    ask(new HandlerRequest.Report(KEY, report));
  }

  FakeRetell.Asked nextAsked() throws InterruptedException {
    return Objects.requireNonNull(
        retell.asked.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS),
        "Retell was not asked");
  }

  Call stored() {
    return Objects.requireNonNull(store.calls.get(KEY));
  }

  static String token(Call call) {
    return Objects.requireNonNull(call.attempt()).token();
  }

  static Attempt.Phase phase(Call call) {
    return Objects.requireNonNull(call.attempt()).phase();
  }

  /// Waits until what is stored is as expected.
  Call until(Predicate<Call> expected) throws Exception {
    var reached = Promise.<Call>promise();
    vertx.setPeriodic(
        5,
        timer -> {
          if (expected.test(stored())) {
            vertx.cancelTimer(timer);
            reached.tryComplete(stored());
          }
        });
    return await(reached.future());
  }

  <A> A ask(Request<A> request) throws Exception {
    return await(Bus.of(vertx).ask(request));
  }

  static <A> A await(Future<A> future) throws Exception {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
