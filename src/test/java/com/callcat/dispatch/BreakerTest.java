package com.callcat.dispatch;

import static com.callcat.bus.ProviderHealth.ACCOUNT_REFUSED;
import static com.callcat.bus.ProviderHealth.FAILING;
import static com.callcat.bus.ProviderHealth.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.ProviderHealth;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void it_says_why_it_is_open_until_retell_takes_a_call() {
    assertThat(breaker.reason()).isEqualTo(WELL);
    fail(5);
    assertThat(breaker.reason()).isEqualTo(FAILING);
    breaker.beginProbe(in(15));
    breaker.probed(true, in(15));
    breaker.report(ACCOUNT_REFUSED, in(16));
    assertThat(breaker.reason()).isEqualTo(ACCOUNT_REFUSED);
    breaker.report(WELL, in(17));
    assertThat(breaker.reason()).isEqualTo(WELL);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCOUNT_REFUSED", "FAILING"})
  void no_call_is_let_through_before_a_probe_is_answered(ProviderHealth health) {
    fail(5);
    breaker.report(health, NOW);
    for (var minute = 0; minute < 60; minute++) {
      assertThat(breaker.allows(in(60L * minute))).isFalse();
      breaker.beginProbe(in(60L * minute));
      breaker.probed(false, in(60L * minute));
    }
  }

  @Test
  void failures_are_probed_after_a_pause_that_grows_up_to_a_minute() {
    fail(5);
    var now = NOW;
    for (var pause : new long[] {15, 30, 60, 60}) {
      assertThat(breaker.beginProbe(now.plusSeconds(pause).minusMillis(1))).isFalse();
      now = now.plusSeconds(pause);
      assertThat(breaker.beginProbe(now)).isTrue();
      breaker.probed(false, now);
    }
  }

  @Test
  void a_refused_account_is_probed_at_once_and_then_like_failures() {
    breaker.report(ACCOUNT_REFUSED, NOW);
    assertThat(breaker.beginProbe(NOW)).isTrue();
    breaker.probed(false, NOW);
    assertThat(breaker.beginProbe(in(15).minusMillis(1))).isFalse();
    assertThat(breaker.beginProbe(in(15))).isTrue();
  }

  @Test
  void there_is_one_probe_at_a_time_and_none_without_need() {
    assertThat(breaker.beginProbe(in(99))).isFalse();
    fail(5);
    assertThat(breaker.beginProbe(in(99))).isTrue();
    assertThat(breaker.beginProbe(in(999))).isFalse();
    breaker.probed(true, in(999));
    assertThat(breaker.beginProbe(in(9999))).isFalse();
  }

  @Test
  void after_an_answered_probe_one_call_goes_first_and_all_follow_when_it_is_taken() {
    answeredProbe();
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.allows(in(15))).isTrue();
    assertThat(breaker.allows(in(15))).isFalse();
    breaker.report(WELL, in(16));
    assertThat(breaker.allows(in(16))).isTrue();
    assertThat(breaker.allows(in(16))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCOUNT_REFUSED", "FAILING"})
  void a_probe_that_is_answered_while_calls_are_not_taken_does_not_shorten_the_pause(
      ProviderHealth health) {
    answeredProbe();
    var now = in(15);
    for (var pause : new long[] {30, 60, 60}) {
      assertThat(breaker.allows(now)).isTrue();
      breaker.report(health, now);
      assertThat(breaker.isOpen()).isTrue();
      assertThat(breaker.beginProbe(now.plusSeconds(pause).minusMillis(1))).isFalse();
      now = now.plusSeconds(pause);
      assertThat(breaker.beginProbe(now)).isTrue();
      breaker.probed(true, now);
    }
  }

  @Test
  void a_call_that_is_taken_shortens_the_pause() {
    answeredProbe();
    breaker.report(WELL, in(16));
    breaker.report(ACCOUNT_REFUSED, in(17));
    assertThat(breaker.beginProbe(in(17))).isTrue();
  }

  @Test
  void a_call_that_was_under_way_and_is_taken_closes_it_also_before_the_probe_is_answered() {
    fail(5);
    breaker.beginProbe(in(15));
    breaker.report(WELL, in(16));
    breaker.probed(false, in(17));
    assertThat(breaker.allows(in(17))).isTrue();
  }

  @Test
  void calls_that_were_under_way_when_it_opened_do_not_make_the_pause_longer() {
    fail(12);
    breaker.report(ACCOUNT_REFUSED, in(1));
    assertThat(breaker.beginProbe(in(15))).isTrue();
  }

  @Test
  void a_single_call_that_needed_no_request_leaves_the_turn_to_the_next() {
    answeredProbe();
    breaker.allows(in(15));
    breaker.notTried(in(15));
    assertThat(breaker.allows(in(15))).isTrue();
  }

  @Test
  void a_single_call_whose_outcome_never_comes_does_not_stop_it_for_ever() {
    answeredProbe();
    breaker.allows(in(15));
    assertThat(breaker.allows(in(15).plus(Duration.ofMinutes(3)))).isTrue();
  }

  private void answeredProbe() {
    fail(5);
    assertThat(breaker.beginProbe(in(15))).isTrue();
    breaker.probed(true, in(15));
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
