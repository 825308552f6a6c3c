package com.callcat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.ProviderHealth;
import com.callcat.testing.Eventually;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How many calls are started: as many as there are lines, as Retell allows, and as can be looked
/// at.
class DispatchLimitsTest extends DispatchCase {
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

  @ParameterizedTest
  @EnumSource(names = {"ACCOUNT_REFUSED", "FAILING"})
  void while_the_breaker_is_open_no_call_is_started_however_long(ProviderHealth health)
      throws Exception {
    retell.well = false;
    start(10);
    open(health);
    changed(call(1));
    changed(call(2));
    Eventually.until(this::standing, standing -> standing.waiting() == 2);
    for (var minute = 0; minute < 5; minute++) {
      var probes = retell.limitsRead.get();
      clock.advance(Duration.ofMinutes(1));
      Eventually.until(retell.limitsRead::get, read -> read > probes);
    }
    changed(lookedUp(call(3)));
    assertThat(next()).isEqualTo(call(3).key());
    assertThat(handedOver).isEmpty();
    assertThat(standing().breakerOpen()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCOUNT_REFUSED", "FAILING"})
  void when_a_probe_is_answered_the_waiting_calls_go_on(ProviderHealth health) throws Exception {
    retell.well = false;
    start(10);
    open(health);
    changed(call(1));
    changed(call(2));
    Eventually.until(this::standing, standing -> standing.waiting() == 2);
    retell.well = true;
    clock.advance(Duration.ofMinutes(1));
    var first = next();
    assertThat(standing().waiting()).isEqualTo(1);
    assertThat(standing().breakerOpen()).isFalse();
    Bus.of(vertx).publish(ProviderHealth.WELL);
    assertThat(Set.of(first, next())).containsExactlyInAnyOrder(call(1).key(), call(2).key());
  }

  @Test
  void a_refusal_that_was_about_one_call_alone_stops_the_others_for_a_moment() throws Exception {
    start(10);
    Bus.of(vertx).publish(ProviderHealth.ACCOUNT_REFUSED);
    changed(call(1));
    assertThat(next()).isEqualTo(call(1).key());
  }

  @Test
  void a_first_call_that_is_taken_back_leaves_its_turn_to_the_next() throws Exception {
    start(10);
    Bus.of(vertx).publish(ProviderHealth.ACCOUNT_REFUSED);
    changed(call(1));
    assertThat(next()).isEqualTo(call(1).key());
    changed(held(call(1)));
    changed(call(2));
    Eventually.until(this::standing, standing -> standing.waiting() == 1);
    changed(ended(call(1)));
    assertThat(next()).isEqualTo(call(2).key());
  }

  /// Until then it is stored as one that has no line.
  @Test
  void a_line_is_not_free_before_its_call_was_looked_at() throws Exception {
    var looked = Promise.<Void>promise();
    ready = looked.future();
    start(1);
    changed(call(1));
    assertThat(next()).isEqualTo(call(1).key());
    changed(call(2));
    var checks = store.occupiedAsked.get();
    Eventually.until(store.occupiedAsked::get, asked -> asked > checks + 2);
    assertThat(standing().waiting()).isEqualTo(1);
    looked.complete();
    changed(ended(call(1)));
    assertThat(next()).isEqualTo(call(2).key());
  }

  private void open(ProviderHealth health) throws Exception {
    for (var time = 0; time < 5; time++) {
      Bus.of(vertx).publish(health);
    }
    Eventually.until(this::standing, Dispatching::breakerOpen);
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
  void only_so_many_calls_are_looked_at_together_and_all_in_the_end() throws Exception {
    var looking = Promise.<Void>promise();
    ready = looking.future();
    retell.concurrency = 1000;
    for (var i = 0; i < 150; i++) {
      store.calls.put(call(i).key(), call(i));
    }
    start(1000);
    for (var i = 0; i < 100; i++) {
      next();
    }
    assertThat(handedOver).isEmpty();
    looking.complete();
    for (var i = 0; i < 50; i++) {
      next();
    }
  }
}
