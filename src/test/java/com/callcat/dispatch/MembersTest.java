package com.callcat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.Presence;
import com.callcat.bus.Timers;
import com.callcat.call.Calls;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three processes on one bus, as the leader, "one", sees them. Its clock stands until it is set.
class MembersTest {
  private static final HandlerRequest.Due DUE = new HandlerRequest.Due(Calls.scheduled().key());

  private final Vertx vertx = Vertx.vertx();

  /// All is done on one thread, in the order in which it is said.
  private final Context context = vertx.getOrCreateContext();

  private final Bus bus = Bus.of(vertx);
  private final Map<String, Integer> looks = new TreeMap<>();
  private final List<Presence> told = new ArrayList<>();
  private final HandTimers timers = new HandTimers();
  private final Members members = new Members(bus, timers, "one", () -> "one");

  @BeforeEach
  void start() {
    Bus.register(vertx);
    here(members::start);
    here(
        () ->
            Future.all(
                IntStream.range(0, HandlerRequest.LANES)
                    .mapToObj(HandlerRequest::address)
                    .map(at -> bus.serve(at, HandlerRequest.Due.class, due -> looked("one")))
                    .toList()));
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private <A> A here(Supplier<Future<A>> deed) {
    return Future.<A>future(done -> context.runOnContext(now -> deed.get().onComplete(done)))
        .await();
  }

  private Future<LineUse> looked(String process) {
    looks.merge(process, 1, Integer::sum);
    return Future.succeededFuture(LineUse.LINE_TAKEN);
  }

  private void join(String process) {
    join(process, () -> looked(process));
  }

  private void join(String process, Supplier<Future<LineUse>> look) {
    here(() -> bus.onHandOver(process, due -> look.get()));
    tell(process, true);
  }

  private void tell(String process, boolean takesCalls) {
    here(
        () -> {
          bus.tell("one", new Presence(process, takesCalls));
          return Future.succeededFuture();
        });
  }

  private Map<String, Integer> looksOf(int calls) {
    here(() -> Future.succeededFuture().onSuccess(now -> looks.clear()));
    for (var n = 0; n < calls; n++) {
      assertThat(here(() -> members.lookAt(DUE))).isEqualTo(LineUse.LINE_TAKEN);
    }
    return Map.copyOf(looks);
  }

  @Test
  void whoever_knows_of_nobody_looks_at_all_calls() {
    assertThat(looksOf(3)).isEqualTo(Map.of("one", 3));
  }

  @Test
  void those_that_were_heard_take_turns() {
    join("two");
    join("three");
    assertThat(looksOf(9)).isEqualTo(Map.of("one", 3, "two", 3, "three", 3));
  }

  @Test
  void one_that_is_not_heard_any_more_is_handed_no_calls() {
    join("two");
    join("three");
    timers.pass(Duration.ofSeconds(3));
    tell("three", true);
    timers.pass(Duration.ofSeconds(1));
    assertThat(looksOf(4)).isEqualTo(Map.of("one", 2, "three", 2));
  }

  @Test
  void one_that_stops_is_handed_no_calls() {
    join("two");
    tell("two", false);
    assertThat(looksOf(2)).isEqualTo(Map.of("one", 2));
  }

  @Test
  void what_one_cannot_do_the_leader_does_and_nobody_is_left_out() {
    var refusal = new ProblemException(new Problem.Unavailable("store"));
    join("two", () -> looked("two").compose(never -> Future.failedFuture(refusal)));
    join("three");
    assertThat(looksOf(12)).containsEntry("two", 5).containsEntry("three", 6);
  }

  @Test
  void one_that_gives_no_answer_is_left_out_for_a_while_and_then_comes_back() {
    join("three");
    tell("two", true);
    assertThat(looksOf(6)).containsOnlyKeys("one", "three");
    here(() -> bus.onHandOver("two", due -> looked("two")));
    timers.pass(Duration.ofSeconds(9));
    tell("two", true);
    tell("three", true);
    assertThat(looksOf(4)).isEqualTo(Map.of("one", 2, "three", 2));
    timers.pass(Duration.ofSeconds(1));
    assertThat(looksOf(6)).isEqualTo(Map.of("one", 2, "two", 2, "three", 2));
  }

  @Test
  void one_that_was_left_out_comes_back_only_when_it_is_heard() {
    tell("two", true);
    assertThat(looksOf(2)).isEqualTo(Map.of("one", 2));
    here(() -> bus.onHandOver("two", due -> looked("two")));
    timers.pass(Duration.ofSeconds(10));
    assertThat(looksOf(2)).isEqualTo(Map.of("one", 2));
    tell("two", true);
    assertThat(looksOf(2)).isEqualTo(Map.of("one", 1, "two", 1));
  }

  @Test
  void one_that_owes_an_answer_is_handed_fewer() {
    var answer = Promise.<LineUse>promise();
    join("two", () -> looked("two").compose(never -> answer.future()));
    join("three");
    var owed =
        here(
            () ->
                Future.succeededFuture(
                    List.of(members.lookAt(DUE), members.lookAt(DUE), members.lookAt(DUE))));
    assertThat(looksOf(6)).isEqualTo(Map.of("one", 3, "three", 3));
    answer.complete(LineUse.LINE_TAKEN);
    Future.all(owed).await();
    assertThat(looksOf(1)).isEqualTo(Map.of("two", 1));
  }

  @Test
  void each_process_tells_the_leader_that_it_is_there_and_when_it_stops() {
    var others = new HandTimers();
    var two = new Members(bus, others, "two", () -> "leader");
    here(() -> bus.onTold("leader", Presence.class, told::add));
    here(two::start);
    here(() -> Future.succeededFuture().onSuccess(now -> others.fire()));
    here(() -> Future.succeededFuture().onSuccess(now -> two.stop()));
    here(() -> Future.succeededFuture().onSuccess(now -> others.fire()));
    assertThat(here(() -> bus.handOver("two", DUE))).isEmpty();
    assertThat(told).containsExactly(new Presence("two", true), new Presence("two", false));
  }

  /// They fire when a test says so.
  private static final class HandTimers implements Timers {
    private final List<Runnable> deeds = new ArrayList<>();
    private volatile Duration now = Duration.ofDays(-1);

    void pass(Duration time) {
      now = now.plus(time);
    }

    void fire() {
      deeds.forEach(Runnable::run);
    }

    @Override
    public Timer after(Duration delay, Runnable deed) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Timer every(Duration period, Runnable deed) {
      deeds.add(deed);
      return () -> deeds.remove(deed);
    }

    @Override
    public Duration elapsed() {
      return now;
    }
  }
}
