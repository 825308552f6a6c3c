package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.ConfigException;
import com.callcat.testing.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of request that a start makes fails once: whatever it leaves half done, the next start
/// finishes, and who reads why it ended knows where to look. There are dozens of starts for each
/// way of failing, so all ways are tried on demand only: `-Dcallcat.faults.everyStart=true`.
class StartFaultsTest {
  static Stream<Fault> ways() {
    return Boolean.getBoolean("callcat.faults.everyStart")
        ? Stream.of(Fault.values())
        : Stream.of(Fault.CUT_AFTER);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_start_that_fails_does_not_hinder_the_next_one(Fault way) throws Exception {
    try (var world = ProgramUnderFaults.startInSpiteOf(way)) {
      assertThat(world.failedRequests()).contains("CreateTable callcat-calls", "BEGIN");
      assertThat(world.failedStarts())
          .isNotEmpty()
          .allSatisfy(
              failure ->
                  assertThat(failure)
                      .isInstanceOf(ConfigException.class)
                      .hasMessageMatching("(?s).*(dynamodb.endpoint|postgres.uri).*")
                      .hasMessageNotContainingAny("null", ".."));
      var customer = Customer.register(world.urls(), "mira");
      var callId = customer.call("+15555550100");
      assertThat(customer.untilEnded(callId).getString("status")).isEqualTo("COMPLETED");
    }
  }
}
