package com.callcat.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Unlogged;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Many processes, users and calls, on a database whose partitions take no more than DynamoDB's do.
/// Small by default; docs/scale.md says how it was run in full size.
@Unlogged
class ScaleTest {
  private static final int PROCESSES = Integer.getInteger("callcat.scale.processes", 6);
  private static final int USERS = Integer.getInteger("callcat.scale.users", 100);
  private static final int CALLS = Integer.getInteger("callcat.scale.calls", 600);
  private static final int MINUTES = Integer.getInteger("callcat.scale.minutes", 5);
  private static final long SEED = Long.getLong("callcat.scale.seed", 1L);

  /// The time until the last call has ended and was analysed.
  private static final Duration REST = Duration.ofMinutes(25);

  @Test
  void calls_that_are_spread_over_time_are_dialled_on_time() {
    var world = world(USERS, Duration.ofMinutes(MINUTES));
    print("spread over " + MINUTES + " minutes", world.late, world.counts);
    assertThat(world.late.p99()).isLessThan(250);
  }

  @Test
  void calls_of_one_second_are_dialled_soon() {
    var world = world(USERS, Duration.ofSeconds(1));
    print("in one second", world.late, world.counts);
    assertThat(world.late.max()).isLessThan(Math.max(1_000, 1_000 * CALLS / 500));
  }

  @Test
  void the_calls_of_one_user_in_one_second_wait_for_one_partition() {
    var world = world(1, Duration.ofSeconds(1));
    print("of one user in one second", world.late, world.counts);
    assertThat(world.late.max()).isLessThan(Math.max(2_000, 1_000 * CALLS / 50));
  }

  private record Seen(Lateness late, Map<String, Long> counts) {}

  private static Seen world(int users, Duration window) {
    var world = new SimulatedWorld(SEED, Weather.CALM, CALLS);
    var client = new Client(world, users);
    world.database().limit();
    for (var number = 0; number < PROCESSES; number++) {
      world.startProcess();
    }
    var begin = world.time().instant().plus(Duration.ofMinutes(3));
    for (var number = 0; number < CALLS; number++) {
      schedule(world, client, number, begin.plus(world.luck().millis(0, window.toMillis() - 1)));
    }
    world.time().pass(begin.plus(window).plus(REST), () -> false);
    var check = new DayCheck(world, client);
    assertThat(check.broken()).isEmpty();
    assertThat(client.promised()).hasSize(CALLS);
    return new Seen(Lateness.of(check.lateness()), world.counts());
  }

  private static void schedule(SimulatedWorld world, Client client, int number, Instant due) {
    world.time().in(world.luck().millis(0, 150_000), () -> client.schedule(number, due));
  }

  private static void print(String what, Lateness late, Map<String, Long> counts) {
    System.out.printf(
        "%d processes, %d users, %d calls %s: %s%n", PROCESSES, USERS, CALLS, what, late);
    counts.forEach(
        (kind, count) -> System.out.printf("  %s: %.2f a call%n", kind, (double) count / CALLS));
  }
}
