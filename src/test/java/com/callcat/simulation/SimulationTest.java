package com.callcat.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Attempt;
import com.callcat.call.Attempt.Phase;
import com.callcat.call.Call;
import com.callcat.call.CallStatus;
import com.callcat.call.Calls;
import com.callcat.call.EndReason;
import com.callcat.call.Ending;
import com.callcat.testing.LongTest;
import com.callcat.testing.Unlogged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Simulates whole days in a moment. `-Dcallcat.days=…` simulates more of them, and
/// `-Dcallcat.days.seed=…` begins with another seed.
@LongTest
@Unlogged
class SimulationTest {
  private static final int DAYS = Integer.getInteger("callcat.days", 120);
  private static final long SEED = Long.getLong("callcat.days.seed", 1L);
  private static final Instant LATEST = Calls.NOW.plus(Duration.ofHours(1));
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  @Test
  void nobody_is_rung_twice_and_no_call_is_forgotten_on_any_day() {
    var rings = 0;
    for (var seed = SEED; seed < SEED + DAYS; seed++) {
      var day = Day.of(seed);
      day.live();
      assertThat(day.broken()).as("the day of seed %d, %s", seed, day.world().weather()).isEmpty();
      rings += day.world().provider().rings().size();
    }
    System.out.println(DAYS + " days from seed " + SEED + ": " + rings + " rings, none twice");
  }

  @Test
  void a_seed_is_the_same_day_again() {
    assertThat(fingerprint(SEED)).isEqualTo(fingerprint(SEED)).isNotEqualTo(fingerprint(SEED + 1));
  }

  private static long fingerprint(long seed) {
    var day = Day.of(seed);
    day.live();
    return day.world().fingerprint();
  }

  @Test
  void on_a_calm_day_every_call_is_dialled_on_time() {
    var late = new ArrayList<Long>();
    for (var seed = SEED; seed < SEED + 20; seed++) {
      var day = new Day(seed, Weather.CALM, 40, 40);
      day.live();
      assertThat(day.broken()).isEmpty();
      assertThat(day.world().provider().mostAtOnce()).isLessThanOrEqualTo(40);
      late.addAll(day.lateness());
    }
    late.sort(null);
    System.out.println("calm days: " + Lateness.of(late));
    assertThat(late.getLast()).isLessThan(250);
  }

  @Test
  void a_thousand_calls_of_one_second_are_dialled_on_time() {
    var day = new Day(SEED, Weather.CALM, 1_000, 1_000);
    day.crowd();
    day.live();
    assertThat(day.broken()).isEmpty();
    System.out.println("a thousand at once: " + Lateness.of(day.lateness()));
    assertThat(day.lateness().getLast()).isLessThan(250);
  }

  @Test
  void an_account_that_is_refused_for_a_while_costs_nobody_a_call() {
    for (var seed = SEED; seed < SEED + 20; seed++) {
      var day = new Day(seed, Weather.UNPAID, 200, 20);
      day.live();
      assertNobodyLosesACall(day, seed);
      // Each refusal opens the breaker for longer, up to a minute; the first time all lines are
      // refused at once.
      assertThat(day.world().provider().accountRefusals()).isLessThan(20 + 20);
    }
  }

  private static void assertNobodyLosesACall(Day day, long seed) {
    assertThat(day.broken()).as("seed %d", seed).isEmpty();
    assertThat(day.world().database().calls())
        .extracting(Call::status)
        .as("seed %d", seed)
        .doesNotContain(CallStatus.FAILED);
  }

  @Test
  void a_call_that_the_account_may_not_have_expires_and_holds_up_the_others_little() {
    var late = new ArrayList<Long>();
    for (var seed = SEED; seed < SEED + 20; seed++) {
      var day = new Day(seed, Weather.CALM, 40, 40);
      day.forbidFirst();
      day.live();
      assertThat(day.broken()).as("seed %d", seed).isEmpty();
      assertThat(day.world().database().calls())
          .filteredOn(call -> call.status() == CallStatus.FAILED)
          .extracting(Call::ending)
          .extracting(Ending::reason)
          .containsExactly(EndReason.EXPIRED);
      assertThat(day.world().provider().accountRefusals()).isBetween(10, 30);
      late.addAll(day.lateness());
    }
    late.sort(null);
    System.out.println("a forbidden call among others: " + Lateness.of(late));
    assertThat(late.get(late.size() / 2)).isLessThan(250);
    assertThat(late.getLast()).isLessThan(62_000);
  }

  @Test
  void nobody_loses_a_call_because_the_users_database_is_away() {
    for (var seed = SEED; seed < SEED + 10; seed++) {
      var day = new Day(seed, Weather.WISHES_UNKNOWN, 40, 40);
      day.live();
      assertNobodyLosesACall(day, seed);
      assertThat(day.lateness().getLast()).as("seed %d", seed).isBetween(30_000L, 36_000L);
    }
  }

  /// The exception is a process that dies between the claim and the request: its call is dialled
  /// again only after all look-ups, if its user wants that.
  @Test
  void a_process_that_dies_delays_no_call_by_more_than_fifteen_seconds() {
    var late = new ArrayList<Long>();
    for (var seed = SEED; seed < SEED + 50; seed++) {
      var day = new Day(seed, Weather.DEADLY, 40, 40);
      day.live();
      assertThat(day.broken()).as("seed %d", seed).isEmpty();
      late.addAll(day.latenessOfFirstAttempts());
    }
    late.sort(null);
    System.out.println("deadly days: " + Lateness.of(late));
    assertThat(late.getLast()).isLessThan(15_000);
  }

  @Test
  void a_process_that_stands_still_delays_a_few_calls_and_no_other() {
    for (var seed = SEED; seed < SEED + 10; seed++) {
      var day = new Day(seed, Weather.CALM, 600, 600);
      day.world().time().in(A_WHILE, () -> day.world().anyFollower().halt(Duration.ofMinutes(10)));
      day.live();
      assertThat(day.broken()).as("seed %d", seed).isEmpty();
      assertThat(late(day)).as("seed %d", seed).hasSizeLessThan(4).allMatch(each -> each < 3_500);
    }
  }

  /// The process still sends heartbeats, so it is tried again and again.
  @Test
  void a_process_that_answers_nobody_takes_no_other_out_of_use() {
    for (var seed = SEED; seed < SEED + 10; seed++) {
      var day = new Day(seed, Weather.CALM, 600, 600);
      var hanging = new ArrayList<SimulatedProcess>();
      day.world().time().in(A_WHILE, () -> hanging.add(day.world().anyFollower().hang()));
      day.live();
      assertThat(day.broken()).as("seed %d", seed).isEmpty();
      var shares = new HashMap<>(day.world().provider().placedBy());
      shares.keySet().removeAll(hanging);
      assertThat(shares).hasSize(2);
      assertThat(shares.values()).as("seed %d", seed).allMatch(share -> share > 600 / 3);
      var tries = Duration.ofMinutes(20).dividedBy(Duration.ofSeconds(10));
      assertThat(late(day)).hasSizeLessThan((int) tries).allMatch(each -> each < 3_500);
    }
  }

  private static List<Long> late(Day day) {
    return day.lateness().stream().filter(each -> each > 250).toList();
  }

  @Test
  void a_rolling_restart_delays_no_call_by_more_than_a_second() {
    var late = new ArrayList<Long>();
    for (var seed = SEED; seed < SEED + 20; seed++) {
      var day = new Day(seed, Weather.CALM, 200, 200);
      day.restartEach(Duration.ofSeconds(90));
      day.live();
      assertThat(day.broken()).as("seed %d", seed).isEmpty();
      late.addAll(day.lateness());
    }
    late.sort(null);
    System.out.println("rolling restarts: " + Lateness.of(late));
    assertThat(late.getLast()).isLessThan(1_000);
  }

  @Test
  void a_planned_stop_ends_in_time_and_leaves_nothing_half_known() {
    for (var seed = SEED; seed < SEED + 20; seed++) {
      var world = new SimulatedWorld(seed, Weather.SILENT, 10);
      world.startProcess();
      new Client(world, 1).schedule(1, world.time().instant());
      world.time().pass(LATEST, () -> world.database().calls().stream().anyMatch(Call::held));
      var begin = world.time().instant();
      var stopped = world.processes().getFirst().terminate();
      world.time().pass(LATEST, stopped::isComplete);
      assertThat(Duration.between(begin, world.time().instant())).isLessThan(STOP);
      assertThat(world.database().calls())
          .extracting(Call::attempt)
          .extracting(Attempt::phase)
          .doesNotContain(Phase.ASKING);
    }
  }
}
