package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The limit before databases of several kinds, each on a clock of its own.
class InFlightLimitTest {
  private static final int MOST = 200;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final InFlightLimit limit = new InFlightLimit(MOST);
  private final PriorityQueue<long[]> inFlight =
      new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
  private long now;
  private long busyUntil;

  /// A database that does one after the other.
  private LongUnaryOperator serial(int perSecond) {
    return sent -> {
      busyUntil = Math.max(busyUntil, sent) + SECOND / perSecond;
      return busyUntil;
    };
  }

  /// A database that takes any number at a time.
  private static LongUnaryOperator parallel(Duration each) {
    return sent -> sent + each.toNanos();
  }

  /// Sends as many as there may be, for so long.
  private int crowd(LongUnaryOperator database, int seconds) {
    return demand(database, seconds, MOST);
  }

  /// @param atOnce as many as there ever are to be sent
  /// @return the answers
  private int demand(LongUnaryOperator database, int seconds, int atOnce) {
    var end = now + seconds * SECOND;
    var answers = 0;
    while (now < end) {
      while (inFlight.size() < Math.min(atOnce, limit.current())) {
        inFlight.add(new long[] {database.applyAsLong(now), now});
      }
      if (inFlight.size() < atOnce) {
        limit.full();
      }
      var answer = inFlight.remove();
      now = answer[0];
      limit.answered(answer[1], now);
      answers++;
    }
    return answers;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 100, 300})
  void a_quick_database_is_given_all_it_takes(int millis) {
    crowd(parallel(Duration.ofMillis(millis)), 30);
    assertThat(limit.current()).isEqualTo(MOST);
  }

  /// Whatever was in flight, an answer soon takes about as long as is called late, and not longer.
  @ParameterizedTest
  @ValueSource(ints = {40, 50, 100, 200, 300})
  void a_database_that_does_so_many_a_second_gets_what_it_answers_in_time(int perSecond) {
    crowd(parallel(Duration.ofMillis(5)), 10);
    assertThat(limit.current()).isEqualTo(MOST);
    crowd(serial(perSecond), 20);
    var answers = crowd(serial(perSecond), 60);
    assertThat(answers).isBetween(59 * perSecond, 61 * perSecond);
    var longest = SECOND * limit.current() / perSecond;
    assertThat(longest).isLessThanOrEqualTo(InFlightLimit.LATE.toNanos() * 11 / 10);
  }

  /// The floor alone makes a very slow one late; it still gets no more than it answers before an
  /// attempt is given up.
  @ParameterizedTest
  @ValueSource(ints = {12, 15, 20, 30})
  void a_very_slow_database_stays_within_the_time_of_an_attempt(int perSecond) {
    crowd(serial(perSecond), 120);
    assertThat(limit.current()).isGreaterThanOrEqualTo(InFlightLimit.LEAST);
    assertThat(SECOND * limit.current() / perSecond)
        .isLessThanOrEqualTo(InFlightLimit.LATEST.toNanos() * 11 / 10);
  }

  /// To send it less makes it no quicker.
  @ParameterizedTest
  @ValueSource(ints = {510, 600, 800, 1000})
  void a_database_that_is_slow_but_takes_any_number_is_given_them(int millis) {
    crowd(parallel(Duration.ofMillis(millis)), 120);
    assertThat(limit.current()).isEqualTo(MOST);
  }

  @ParameterizedTest
  @CsvSource({"50, 1", "20, 5", "100, 300"})
  void it_recovers_with_the_database(int perSecond, int millis) {
    crowd(serial(perSecond), 60);
    assertThat(limit.current()).isLessThan(MOST / 2);
    now = Math.max(now, busyUntil);
    crowd(parallel(Duration.ofMillis(millis)), 15);
    assertThat(limit.current()).isEqualTo(MOST);
  }

  @Test
  void nothing_at_all_that_is_answered_in_time_leaves_it_at_the_floor() {
    crowd(serial(1), 300);
    assertThat(limit.current()).isEqualTo(InFlightLimit.LEAST);
  }

  /// A third of all takes four seconds.
  @Test
  void large_items_are_no_overload() {
    var random = RandomGenerator.of("L64X128MixRandom");
    crowd(sent -> sent + (random.nextInt(3) == 0 ? 4 * SECOND : SECOND / 100), 60);
    assertThat(limit.current()).isEqualTo(MOST);
  }

  /// Nobody knows whether a database would take more than it was ever asked for.
  @Test
  void it_is_not_raised_for_what_was_never_tried() {
    var before = limit.current();
    demand(parallel(Duration.ofMillis(5)), 10, before);
    assertThat(limit.current()).isEqualTo(before);
  }

  /// What was sent before a limit was lowered says nothing of the new one.
  @Test
  void it_is_lowered_once_for_one_crowd() {
    for (var each = 0; each < limit.current(); each++) {
      inFlight.add(new long[] {0, 0});
    }
    var first = limit.current();
    for (var each = 0; each < first; each++) {
      limit.answered(0, SECOND);
    }
    assertThat(limit.current()).isEqualTo(first / 2);
    for (var each = 0; each < first; each++) {
      limit.answered(0, SECOND + 1);
    }
    assertThat(limit.current()).isEqualTo(first / 2);
  }

  @Test
  void the_wait_is_that_of_those_ahead() {
    assertThat(limit.expected(1_000)).isZero();
    crowd(serial(100), 60);
    var wait = Duration.ofNanos(SECOND * (400 + limit.current()) / 100);
    assertThat(limit.expected(400))
        .isBetween(wait.multipliedBy(9).dividedBy(10), wait.multipliedBy(11).dividedBy(10));
  }
}
