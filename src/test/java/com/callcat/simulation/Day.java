package com.callcat.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One simulated day: several processes, some dozens of calls, and the faults of a [Weather]. At
/// its end it lists which promises were broken.
final class Day {
  private static final int PROCESSES = 3;
  private static final int USERS = 5;
  private static final Duration BUSY = Duration.ofMinutes(20);
  private static final Duration LONGEST = Duration.ofDays(2);

  private final SimulatedWorld world;
  private final Client client;
  private final Instant begin;
  private final int calls;
  private boolean crowded;
  private boolean forbidding;

  /// @param lines how many calls may run at a time
  Day(long seed, Weather weather, int calls, int lines) {
    this.world = new SimulatedWorld(seed, weather, lines);
    this.client = new Client(world, USERS);
    this.begin = world.time().instant();
    this.calls = calls;
  }

  /// A day whose weather is drawn from the seed.
  static Day of(long seed) {
    var luck = new Luck(new Random(~seed));
    return new Day(seed, Weather.of(luck), 40, 2 + luck.upTo(18));
  }

  SimulatedWorld world() {
    return world;
  }

  /// Simulates the day.
  void live() {
    for (var number = 0; number < PROCESSES; number++) {
      world.startProcess();
    }
    for (var number = 1; number <= calls; number++) {
      plan(number);
    }
    if (world.weather().violence()) {
      havoc();
    }
    if (world.weather().accountRefused()) {
      refuseAccount();
    }
    world.time().pass(begin.plus(LONGEST), this::allIsDone);
  }

  /// Makes all calls due in the same second, without cancelling, moving or deleting any.
  void crowd() {
    crowded = true;
  }

  /// Makes the first call due soon after the beginning, and has Retell refuse only this one.
  void forbidFirst() {
    forbidding = true;
  }

  private void plan(int number) {
    var luck = world.luck();
    if (forbidding && number == 1) {
      world.provider().forbid(client.schedule(number, begin.plusSeconds(30)));
    } else if (crowded) {
      var due = begin.plusSeconds(60).plus(luck.millis(0, 999));
      world.time().in(luck.millis(0, 59_000), () -> client.schedule(number, due));
    } else {
      planInDoubt(number);
    }
  }

  /// Schedules a call; some calls are due at the same time.
  private void planInDoubt(int number) {
    var luck = world.luck();
    var due =
        begin.plus(
            luck.has(0.3)
                ? Duration.ofMinutes(luck.upTo(3) * 5L + 1)
                : luck.millis(1_000, BUSY.toMillis()));
    var notice = luck.has(0.3) ? Duration.ZERO : luck.millis(0, 60_000);
    world.time().at(due.minus(notice), () -> client.scheduleInDoubt(number, due));
  }

  /// Has Retell refuse the account for a part of the day, shorter than the allowed lateness.
  private void refuseAccount() {
    var luck = world.luck();
    var whole = luck.has(0.5);
    var from = begin.plus(luck.millis(0, BUSY.toMillis()));
    world.time().at(from, () -> world.provider().refuseAccount(whole));
    world.time().at(from.plus(luck.millis(1_000, 900_000)), () -> world.provider().takeAccount());
  }

  private void havoc() {
    var luck = world.luck();
    var now = world.time().instant();
    if (now.isAfter(begin.plus(BUSY).plusSeconds(30))) {
      return;
    }
    world.time().in(luck.millis(2_000, 40_000), this::havoc);
    var victim = world.anyThatWorks();
    if (victim == null || world.processes().size() < PROCESSES) {
      return;
    }
    if (luck.has(0.5)) {
      world.replace(victim, luck.millis(1_000, 10_000));
    } else if (luck.has(0.5)) {
      victim.halt(luck.millis(1_000, 25_000));
    } else {
      victim.terminate().onComplete(stopped -> world.replace(victim, luck.millis(100, 2_000)));
    }
  }

  /// Restarts all processes one after the other, with planned stops.
  void restartEach(Duration gap) {
    for (var number = 0; number < PROCESSES; number++) {
      world.time().in(gap.multipliedBy(number + 1), this::restartEldest);
    }
  }

  private void restartEldest() {
    var eldest = world.processes().getFirst();
    world.startProcess();
    eldest.terminate().onComplete(stopped -> world.kill(eldest));
  }

  private boolean allIsDone() {
    return world.time().instant().isAfter(begin.plus(BUSY).plusSeconds(60))
        && client.promised().size() == calls
        && world.database().calls().stream().allMatch(DayCheck::settled);
  }

  /// The broken promises.
  List<String> broken() {
    var broken = new ArrayList<>(new DayCheck(world, client).broken());
    if (client.promised().size() != calls) {
      broken.add("only " + client.promised().size() + " of " + calls + " calls were granted");
    }
    return broken;
  }

  /// The lateness of calls that took a single attempt.
  List<Long> latenessOfFirstAttempts() {
    return new DayCheck(world, client).lateness(1);
  }

  /// How late Retell was asked to place each call, in milliseconds, sorted.
  List<Long> lateness() {
    return new DayCheck(world, client).lateness();
  }
}
