package com.callcat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.CallKey;
import com.callcat.call.Calls;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How urgent a question is goes with it over the bus, and with what is asked for its sake.
@Timeout(600)
class PriorityTest {
  private static final CallKey KEY = Calls.scheduled().key();
  private static final ProviderReport REPORT = Calls.report(Stage.STARTED, null, null);

  private final Vertx vertx = Vertx.vertx();
  private final List<Priority> asked = new CopyOnWriteArrayList<>();
  private Bus bus;

  @BeforeEach
  void serve() {
    Bus.register(vertx);
    bus = Bus.of(vertx);
    bus.serve(
            new Find(KEY).address(),
            StoreRequest.class,
            request -> {
              asked.add(Priority.here());
              return Future.succeededFuture(Calls.scheduled());
            })
        .await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private void handlersDo(Supplier<Future<?>> work) {
    var address = new HandlerRequest.Due(KEY).address();
    bus.serve(address, HandlerRequest.class, request -> work.get()).await();
  }

  private void askHandlers() {
    bus.ask(new HandlerRequest.Due(KEY)).await();
    bus.ask(new HandlerRequest.Cancel(KEY)).await();
    bus.ask(new HandlerRequest.Report(KEY, REPORT)).await();
    bus.ask(new HandlerRequest.Due(KEY)).await();
  }

  @Test
  void a_question_for_the_sake_of_another_is_as_urgent() {
    handlersDo(() -> bus.ask(new Find(KEY)));
    askHandlers();
    assertThat(asked)
        .containsExactly(Priority.DIALLING, Priority.USER, Priority.RETELL, Priority.DIALLING);
  }

  @Test
  void so_is_what_is_asked_after_a_while() {
    var timers = Timers.of(vertx);
    handlersDo(() -> timers.pause(Duration.ofMillis(1)).compose(_ -> bus.ask(new Find(KEY))));
    askHandlers();
    assertThat(asked)
        .containsExactly(Priority.DIALLING, Priority.USER, Priority.RETELL, Priority.DIALLING);
  }

  @Test
  void so_is_what_goes_on_when_the_question_is_answered() {
    handlersDo(
        () -> {
          CallerContext.onward(() -> bus.ask(new Find(KEY)));
          return Future.succeededFuture();
        });
    bus.ask(new HandlerRequest.Due(KEY)).await();
    bus.ask(new Find(KEY)).await();
    assertThat(asked).containsExactlyInAnyOrder(Priority.DIALLING, Priority.USER);
  }

  @Test
  void an_answer_of_retell_is_stored_as_one_whatever_it_was_asked_for() {
    handlersDo(() -> bus.ask(new Save(Calls.scheduled(), REPORT)));
    askHandlers();
    assertThat(asked).hasSize(4).containsOnly(Priority.RETELL);
  }

  @Test
  void a_lease_is_the_most_urgent() {
    assertThat(new StoreRequest.ReadLease().priority()).isEqualTo(Priority.VITAL);
    assertThat(new StoreRequest.TakeLease(new StoreRequest.Lease(null, 1), "me").priority())
        .isEqualTo(Priority.VITAL);
  }

  @Test
  void what_nobody_calls_urgent_is_a_users() {
    bus.ask(new Find(KEY)).await();
    assertThat(asked).containsExactly(Priority.USER);
  }

  @Test
  void an_asker_may_call_it_less_urgent() {
    handlersDo(() -> bus.ask(new Find(KEY), Priority.UPKEEP));
    askHandlers();
    assertThat(asked).hasSize(4).containsOnly(Priority.UPKEEP);
  }
}
