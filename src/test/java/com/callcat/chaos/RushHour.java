package com.callcat.chaos;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/// How punctual the program is when nobody does it any harm: calls that are due one after the
/// other, and then as many in one second. Processes, databases and Retell share this machine, so
/// the second part says as much about them as about the program. Run by hand, with the number of
/// calls of each kind, of processes and of seconds for the first kind: `mvn test-compile exec:exec
/// -Drun.scope=test -Drun.main="com.callcat.chaos.RushHour 1000 1 200"`.
public final class RushHour {
  private static final int USERS = 20;
  private static final long SEED = 1;

  /// From the last call that is made to the second in which the others are due: all those before
  /// have ended.
  private static final Duration QUIET = Duration.ofSeconds(25);

  private RushHour() {}

  public static void main(String[] arguments) throws Exception {
    var numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    var calls = numbers.length > 0 ? numbers[0] : 1_000;
    var processes = numbers.length > 1 ? numbers[1] : 1;
    var window = Duration.ofSeconds(numbers.length > 2 ? numbers[2] : 200);
    var plan = new Plan(2 * calls, processes, USERS, window, Duration.ZERO, false, SEED);
    var random = new Random(SEED);
    var schedule = Schedule.steadyThenRush(plan, window.plus(QUIET), random);
    System.out.println(plan);
    print(Run.of(plan, schedule, random, Files.createTempDirectory("callcat")));
    System.exit(0);
  }

  private static void print(Run run) {
    var rush = Instant.ofEpochMilli(firstOfRush(run));
    var figures = run.figures();
    System.out.printf(
        """
        %s
        one after the other
          ms from due to ring: %s
          ms until a webhook was stored: %s
        all in one second
          ms from due to ring: %s
          ms until a webhook was stored: %s
        """,
        figures,
        figures.ofThoseDue(outcome -> !outcome.wanted().rushes()),
        figures.untilStored(wait -> wait.since().isBefore(rush)),
        figures.ofThoseDue(outcome -> outcome.wanted().rushes()),
        figures.untilStored(wait -> !wait.since().isBefore(rush)));
  }

  private static long firstOfRush(Run run) {
    return run.outcomes().that(outcome -> outcome.wanted().rushes()).stream()
        .mapToLong(CallOutcome::dueAt)
        .min()
        .orElseThrow();
  }
}
