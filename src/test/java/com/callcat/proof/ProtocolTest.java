package com.callcat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.LongTest;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Visits every state that two processes can reach with a limited number of faults in any order,
/// and checks that all promises hold in each.
@LongTest
@Execution(ExecutionMode.CONCURRENT)
class ProtocolTest {
  private static final String FAULTS = "callcat.proof.faults";
  private static final Logger LOG = LoggerFactory.getLogger(ProtocolTest.class);

  @ParameterizedTest(
      name =
          "{0} crashes, {1} losses, {2} repeats, {3} pauses, {4} refusals, {5} commands, {6}"
              + " redials")
  @CsvSource({
    "2, 2, 2, 0, 0, 0, 0",
    "1, 1, 0, 1, 0, 0, 0",
    "1, 0, 1, 0, 1, 0, 0",
    "1, 1, 0, 0, 0, 1, 0",
    "0, 0, 1, 0, 1, 1, 0",
    "1, 0, 0, 0, 0, 2, 0",
    "1, 0, 0, 0, 0, 0, 1",
    "0, 1, 0, 0, 0, 0, 1",
    "0, 0, 0, 1, 0, 0, 1"
  })
  void nobody_is_rung_twice_and_no_call_is_forgotten(
      int crashes, int losses, int repeats, int pauses, int refusals, int commands, int redials) {
    assertHolds(new FaultBudget(crashes, losses, repeats, pauses, refusals, commands, redials));
  }

  /// Explores more faults than a build has time for, for instance with
  /// `-Dcallcat.proof.faults=1,1,0,0,0,0,1 -Dtest.flags=-Xmx14g`.
  @Test
  @EnabledIfSystemProperty(named = FAULTS, matches = "(\\d+,){6}\\d+")
  void neither_with_the_faults_that_are_asked_for() {
    var of =
        Pattern.compile(",")
            .splitAsStream(System.getProperty(FAULTS))
            .mapToInt(Integer::parseInt)
            .toArray();
    assertHolds(new FaultBudget(of[0], of[1], of[2], of[3], of[4], of[5], of[6]));
  }

  private static void assertHolds(FaultBudget faults) {
    var started = System.nanoTime();
    var result =
        new Explorer(Mistake.NONE, EnumSet.allOf(Promised.class)).explore(World.start(faults));
    LOG.info("{}: {}, {} ms", faults, result, (System.nanoTime() - started) / 1_000_000);
    assertThat(result.broken()).as(result.toString()).isNull();
  }
}
