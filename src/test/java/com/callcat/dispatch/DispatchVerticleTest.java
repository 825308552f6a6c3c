package com.callcat.dispatch;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.CallChanged;
import com.callcat.bus.DispatchRequest;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.ProviderHealth;
import com.callcat.call.Call;
import com.callcat.call.CallChanges;
import com.callcat.call.CallEvent;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Calls;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.testing.Eventually;
import com.callcat.testing.FakeRetell;
import com.callcat.testing.FakeStore;
import com.callcat.testing.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchVerticleTest {
  private static final Duration ALLOWED_LATENESS = Duration.ofHours(1);

  private final Vertx vertx = Vertx.vertx();
  private final FakeStore store = new FakeStore();
  private final FakeRetell retell = new FakeRetell();
  private final SettableClock clock = new SettableClock(NOW);
  private final BlockingQueue<CallKey> handedOver = new LinkedBlockingQueue<>();
  private volatile LineUse lineUse = LineUse.LINE_TAKEN;
  private volatile Promise<Void> busy = Promise.promise();

  @BeforeEach
  void deploy() {
    busy.complete();
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
    if (use == LineUse.LINE_TAKEN) {
      store.calls.computeIfPresent(due.key(), (key, call) -> claimed(call));
    }
    handedOver.add(due.key());
    return busy.future().map(done -> use);
  }

  private Call claimed(Call call) {
    return Calls.next(call, Calls.claim(), clock.instant());
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void what_was_due_before_the_start_is_found_by_the_index() throws Exception {
    store.calls.put(call(1).key(), call(1));
    start(10);
    assertThat(next()).isEqualTo(call(1).key());
  }

  @Test
  void a_call_that_is_due_at_once_needs_no_index() throws Exception {
    start(10);
    changed(call(1));
    assertThat(next()).isEqualTo(call(1).key());
  }

  @Test
  void a_call_moved_to_another_day_is_not_handed_over() throws Exception {
    start(1);
    changed(held(call(1)));
    changed(call(2));
    changed(postponed(call(2), Duration.ofDays(1)));
    changed(call(3));
    changed(ended(call(1)));
    assertThat(next()).isEqualTo(call(3).key());
  }

  @Test
  void no_more_calls_than_lines_are_handed_over_until_one_is_freed() throws Exception {
    start(1);
    changed(call(1));
    assertThat(next()).isEqualTo(call(1).key());
    changed(held(call(1)));
    changed(call(2));
    changed(ended(call(1)));
    assertThat(next()).isEqualTo(call(2).key());
    assertThat(handedOver).isEmpty();
  }

  @Test
  void a_call_that_took_no_line_leaves_it_to_the_next() throws Exception {
    lineUse = LineUse.NO_LINE;
    start(1);
    changed(call(1));
    changed(call(2));
    assertThat(List.of(next(), next())).containsExactlyInAnyOrder(call(1).key(), call(2).key());
  }

  @Test
  void a_look_up_that_is_due_needs_no_line() throws Exception {
    start(1);
    changed(held(call(1)));
    var unknown = Calls.after(held(call(2)), new CallEvent.AnswerLost(TOKEN));
    clock.advance(Calls.PACE.lookUps().getFirst());
    changed(unknown);
    assertThat(next()).isEqualTo(unknown.key());
  }

  @Test
  void no_more_calls_are_handed_over_than_retell_allows() throws Exception {
    retell.concurrency = 1;
    start(10);
    Eventually.until(this::standing, standing -> standing.lines() == 1);
    changed(call(1));
    changed(call(2));
    var first = next();
    changed(lookedUp(call(3)));
    assertThat(next()).isEqualTo(call(3).key());
    assertThat(handedOver).isEmpty();
    assertThat(standing().waiting()).isEqualTo(1);
    assertThat(first).isIn(call(1).key(), call(2).key());
  }

  @Test
  void while_the_account_is_refused_one_call_at_a_time_is_tried() throws Exception {
    start(10);
    Bus.of(vertx).publish(ProviderHealth.ACCOUNT_REFUSED);
    Eventually.until(this::standing, Dispatching::breakerOpen);
    changed(call(1));
    changed(call(2));
    changed(lookedUp(call(3)));
    assertThat(next()).isEqualTo(call(3).key());
    assertThat(handedOver).isEmpty();
    changed(ended(call(3)));

    clock.advance(Duration.ofSeconds(15));
    var tried = next();
    assertThat(standing().waiting()).isEqualTo(1);
    Bus.of(vertx).publish(ProviderHealth.WELL);
    assertThat(Set.of(tried, next())).containsExactlyInAnyOrder(call(1).key(), call(2).key());
    assertThat(standing().breakerOpen()).isFalse();
  }

  @Test
  void a_call_that_no_line_was_free_for_is_looked_at_when_it_is_too_late() throws Exception {
    start(1);
    changed(call(1));
    assertThat(next()).isEqualTo(call(1).key());
    changed(held(call(1)));
    changed(call(2));
    Eventually.until(this::standing, standing -> standing.waiting() == 1);
    lineUse = LineUse.NO_LINE;
    clock.advance(ALLOWED_LATENESS.plusSeconds(1));
    assertThat(next()).isEqualTo(call(2).key());
  }

  @Test
  void nobody_is_hidden_behind_the_many_who_have_waited_for_longer() throws Exception {
    for (var i = 0; i <= 20_000; i++) {
      store.calls.put(call(i).key(), call(i));
    }
    var key = new CallKey(new UserId(8), new CallId(new UUID(1, 1)));
    var late = postponed(Call.scheduled(key, scheduled().brief(), NOW), Duration.ofMinutes(2));
    store.calls.put(key, late);
    clock.advance(Duration.ofMinutes(2));
    start(2);
    var first = List.of(next(), next());
    var all = Lines.MOST_WAITING_OF_USER + (first.contains(key) ? 0 : 1);
    Eventually.until(this::standing, standing -> standing.waiting() == all);
    changed(ended(call((int) first.getFirst().callId().value().getLeastSignificantBits())));
    assertThat(key).isIn(first.getFirst(), first.getLast(), next());
  }

  @Test
  void only_so_many_calls_are_looked_at_together_and_all_in_the_end() throws Exception {
    busy = Promise.promise();
    retell.concurrency = 1000;
    for (var i = 0; i < 150; i++) {
      store.calls.put(call(i).key(), call(i));
    }
    start(1000);
    for (var i = 0; i < 100; i++) {
      next();
    }
    assertThat(handedOver).isEmpty();
    busy.complete();
    for (var i = 0; i < 50; i++) {
      next();
    }
  }

  private Dispatching standing() {
    return Bus.of(vertx).ask(new DispatchRequest.ReadDispatching()).await();
  }

  /// Its answer is unknown, and it is time to ask Retell about it.
  private static Call lookedUp(Call call) {
    var unknown = Calls.after(held(call), new CallEvent.AnswerLost(TOKEN));
    return Calls.next(unknown, new CallEvent.LookUpFailed(TOKEN), NOW.minus(Duration.ofMinutes(1)));
  }

  private void start(int lines) throws Exception {
    var settings = new Config.Dispatch(lines, (int) ALLOWED_LATENESS.toSeconds(), 10, 1);
    vertx.deployVerticle(new DispatchVerticle(settings, clock, "one")).await();
    Eventually.until(this::standing, Dispatching::leads);
  }

  private void changed(Call call) {
    store.calls.put(call.key(), call);
    Bus.of(vertx).publish(CallChanged.of(call));
  }

  private CallKey next() throws InterruptedException {
    return Objects.requireNonNull(handedOver.poll(10, TimeUnit.SECONDS), "nothing is handed over");
  }

  private static Call call(int number) {
    var key = new CallKey(new UserId(7), new CallId(new UUID(0, number)));
    return Call.scheduled(key, scheduled().brief(), NOW);
  }

  private static Call held(Call call) {
    return Calls.after(call, Calls.claim());
  }

  private static Call postponed(Call call, Duration by) {
    var later = new CallChanges(null, null, null, null, NOW.plus(by), null, null);
    return Calls.after(call, new CallEvent.Change(later, null));
  }

  private static Call ended(Call call) {
    return Calls.after(held(call), new CallEvent.RefusedForGood(TOKEN));
  }
}
