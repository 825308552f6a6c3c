package com.callcat.dispatch;

import static com.callcat.bus.ProviderHealth.ACCOUNT_REFUSED;
import static com.callcat.bus.ProviderHealth.FAILING;
import static com.callcat.bus.ProviderHealth.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);
  private final Breaker breaker = new Breaker();

  @Test
  void a_single_failure_stops_nobody() {
    breaker.report(FAILING, NOW);
    breaker.report(WELL, NOW);
    breaker.report(FAILING, NOW);
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.allows(NOW)).isTrue();
  }

  @Test
  void failures_in_series_stop_dialling() {
    fail(5);
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.allows(NOW)).isFalse();
  }

  @Test
  void an_account_that_is_refused_stops_dialling_at_once() {
    breaker.report(ACCOUNT_REFUSED, NOW);
    assertThat(breaker.allows(NOW)).isFalse();
  }

  @Test
  void after_a_pause_one_call_is_let_through() {
    fail(5);
    assertThat(breaker.allows(in(15))).isTrue();
    assertThat(breaker.allows(in(15))).isFalse();
  }

  @Test
  void a_try_that_succeeds_lets_all_through() {
    fail(5);
    breaker.allows(in(15));
    breaker.report(WELL, in(16));
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.allows(in(16))).isTrue();
  }

  @Test
  void a_try_that_fails_makes_the_pause_longer_up_to_a_minute() {
    fail(5);
    var now = in(15);
    for (var pause : new long[] {30, 60, 60}) {
      assertThat(breaker.allows(now)).isTrue();
      breaker.report(FAILING, now);
      assertThat(breaker.allows(now.plusSeconds(pause).minusMillis(1))).isFalse();
      now = now.plusSeconds(pause);
    }
  }

  @Test
  void calls_that_were_under_way_when_it_opened_do_not_make_the_pause_longer() {
    fail(12);
    assertThat(breaker.allows(in(15))).isTrue();
  }

  @Test
  void a_try_that_needed_no_request_leaves_the_turn_to_the_next() {
    fail(5);
    breaker.allows(in(15));
    breaker.notTried(in(15));
    assertThat(breaker.allows(in(15))).isTrue();
  }

  @Test
  void a_try_whose_outcome_never_comes_does_not_stop_it_for_ever() {
    fail(5);
    breaker.allows(in(15));
    assertThat(breaker.allows(in(15).plus(Duration.ofMinutes(3)))).isTrue();
  }

  private void fail(int times) {
    for (var time = 0; time < times; time++) {
      breaker.report(FAILING, NOW);
    }
  }

  private static Instant in(long seconds) {
    return NOW.plusSeconds(seconds);
  }
}
