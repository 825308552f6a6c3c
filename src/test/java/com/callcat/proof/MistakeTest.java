package com.callcat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows that the checker can fail: each [Mistake] breaks the promise that it should.
@Execution(ExecutionMode.CONCURRENT)
class MistakeTest {
  private static final Logger LOG = LoggerFactory.getLogger(MistakeTest.class);
  private static final FaultBudget FAULTS = new FaultBudget(1, 1, 0, 0, 0, 1, 0);
  private static final FaultBudget REDIAL = new FaultBudget(1, 1, 0, 0, 0, 0, 1);

  @ParameterizedTest
  @CsvSource({
    "CLAIM_BY_A_PLAIN_WRITE, NOBODY_IS_RUNG_TWICE",
    "TRUST_THE_INDEX, NOBODY_IS_RUNG_TWICE",
    "CLAIM_BEFORE_CONNECTING, A_CLAIMED_CALL_WAITS_FOR_NO_CONNECTION",
    "SEND_BEFORE_THE_CLAIM, NOBODY_IS_RUNG_TWICE",
    "RETRY_THE_REQUEST, ONE_REQUEST_FOR_ONE_TOKEN",
    "RETRY_THE_REQUEST, NOBODY_IS_RUNG_TWICE",
    "TAKE_OVER_BY_DIALLING, NOBODY_IS_RUNG_TWICE",
    "DIAL_WHAT_WAS_NOT_FOUND, NOBODY_IS_RUNG_TWICE",
    "DIAL_WHAT_WAS_NOT_FOUND, WHAT_MAY_RING_IS_KNOWN_OR_LOOKED_FOR",
    "REDIAL_WITHOUT_LOOK_UPS, NOBODY_IS_RUNG_TWICE",
    "REDIAL_WITHOUT_LOOK_UPS, WHAT_MAY_RING_IS_KNOWN_OR_LOOKED_FOR",
    "DROP_THE_WEBHOOK, A_WEBHOOK_IS_ANSWERED_WHEN_IT_IS_STORED",
    "HOLD_FOR_EVER, NO_CALL_IS_FORGOTTEN",
    "FORGET_THE_CANCEL, AN_ACCEPTED_CANCEL_IS_CARRIED_OUT",
    "TAKE_ANY_END_FOR_OURS, AN_ACCEPTED_CANCEL_IS_CARRIED_OUT"
  })
  void each_of_these_mistakes_is_found(Mistake mistake, Promised promise) {
    var faults = mistake == Mistake.REDIAL_WITHOUT_LOOK_UPS ? REDIAL : FAULTS;
    var result = new Explorer(mistake, EnumSet.of(promise)).explore(World.start(faults));
    LOG.info("{}: {}", mistake, result);
    assertThat(result.broken()).as(result.toString()).isEqualTo(promise);
  }
}
