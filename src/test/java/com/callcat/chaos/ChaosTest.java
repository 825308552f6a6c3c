package com.callcat.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.LongTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The promises of the program while its processes are killed, frozen and restarted under it. `mvn
/// verify -Pchaos` runs it with 10,000 calls; `-Dcallcat.chaos.seed=…` with another mix and other
/// victims.
@LongTest
@Execution(ExecutionMode.CONCURRENT)
class ChaosTest {
  private static final Plan PLAN = Plan.ofProperties();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  private static Logs logs;
  private static Run run;

  @BeforeAll
  static void run() throws Exception {
    System.out.println(PLAN);
    logs = new Logs(directory);
    var random = new Random(PLAN.seed());
    run = Run.of(PLAN, Schedule.of(PLAN, random), random, directory);
    System.out.println(run.figures());
  }

  @Test
  void nobody_is_rung_twice() {
    var twice = run.outcomes().rungTwice();
    assertThat(twice).as(() -> said(twice)).isEmpty();
    assertThat(run.outcomes().unknownRings()).isEmpty();
  }

  @Test
  void no_call_is_lost() {
    var lost = run.outcomes().lost();
    assertThat(lost).as(() -> said(lost)).isEmpty();
  }

  @Test
  void every_call_ends_as_its_number_foretells() {
    var others = run.outcomes().endedOtherwise();
    assertThat(others).as(() -> said(others)).isEmpty();
  }

  /// What a process has in hand when it dies comes to nothing, but only that.
  @Test
  void most_calls_ring() {
    var able = run.outcomes().that(outcome -> outcome.wanted().callee().fate().rings());
    assertThat(run.outcomes().that(CallOutcome::rang)).hasSizeGreaterThan(able.size() / 2);
  }

  @Test
  void a_request_that_is_repeated_at_another_process_makes_one_call() {
    assertThat(run.schedule().failures()).isEmpty();
    var made = run.outcomes().timesMade();
    assertThat(made.values()).containsOnly(1L);
    assertThat(run.schedule().calls())
        .extracting(Schedule.Wanted::key)
        .filteredOn(key -> !run.schedule().notTaken().contains(key))
        .allSatisfy(key -> assertThat(made).containsKey(key));
  }

  @Test
  void a_process_starts_again_and_stops_when_it_is_told_to() {
    assertThat(run.accidents()).isEmpty();
    assertThat(run.exits()).containsOnly(143);
    assertThat(run.outages()).isNotEmpty();
  }

  @Test
  void nobody_is_alerted_and_no_number_is_in_a_log() {
    assertThat(logs.withNumbers()).isEmpty();
    assertThat(logs.alerts()).isEmpty();
  }

  private static String said(List<CallOutcome> outcomes) {
    return logs.of(outcomes.stream().map(CallOutcome::callId).collect(Collectors.toSet()));
  }
}
