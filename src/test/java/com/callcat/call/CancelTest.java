package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.Edit;
import com.callcat.call.CallEvent.RefusedForGood;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Decision.Unchanged;
import com.callcat.call.ProviderReport.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a call that its user cancels, and of a cancel that is repeated.
class CancelTest {
  private static final CallEvent SILENT = ReportMaker.at(Stage.ENDED).reported();

  @ParameterizedTest
  @CsvSource({
    "manual_stopped, CANCELED",
    "user_hangup, COMPLETED",
    "agent_hangup, COMPLETED",
    "inactivity, COMPLETED",
    "call_transfer, COMPLETED",
    "invented_tomorrow, COMPLETED",
    "voicemail_reached, NO_SHOW",
    "ivr_reached, NO_SHOW",
    "dial_no_answer, NO_SHOW",
    "dial_busy, NO_SHOW",
    "user_declined, NO_SHOW",
    "error_retell, FAILED",
    "invalid_destination, FAILED"
  })
  void only_a_call_that_we_have_hung_up_is_canceled(String reason, CallStatus status) {
    var whileDialled = after(claim(), new Cancel(), accepted(), ended(reason));
    var whileItRings = after(claim(), accepted(), new Cancel(), ended(reason));
    var whileTheyTalk = after(claim(), started(), new Cancel(), ended(reason));
    for (var call : List.of(whileDialled, whileItRings, whileTheyTalk)) {
      assertThat(call.status()).isEqualTo(status);
      assertThat(call.ending()).isNotNull().returns(reason, Ending::reason);
    }
  }

  @Test
  void an_end_without_a_reason_is_taken_for_our_hang_up_until_there_is_one() {
    var silent = after(claim(), started(), new Cancel(), SILENT);
    assertThat(silent.status()).isEqualTo(CallStatus.CANCELED);
    assertThat(next(silent, ended("user_hangup")).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(next(silent, ended("manual_stopped")).status()).isEqualTo(CallStatus.CANCELED);
  }

  @Test
  void a_hang_up_that_nobody_asked_us_for_is_a_talk() {
    assertThat(after(claim(), started(), ended("manual_stopped")).status())
        .isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void a_cancel_is_granted_again_however_far_the_call_is_with_it() {
    var canceled = new Edit(CallEdits.NONE, CallStatus.CANCELED);
    var byHand = new Edit(CallEdits.NONE, CallStatus.IN_PROGRESS);
    var held = after(claim(), new Cancel());
    for (var call :
        List.of(
            after(new Cancel()),
            after(canceled),
            after(byHand, new Cancel()),
            held,
            after(held, new RefusedForGood(Calls.TOKEN)),
            after(held, accepted()),
            after(held, accepted(), ended("manual_stopped")),
            after(claim(), started(), new Cancel(), SILENT))) {
      assertThat(RULES.decide(call, new Cancel(), NOW)).isInstanceOf(Unchanged.class);
    }
  }

  @Test
  void a_cancel_of_a_call_that_ended_otherwise_is_too_late_also_when_it_was_granted_before() {
    for (var call :
        List.of(
            after(claim(), started(), ended("user_hangup")),
            after(claim(), started(), new Cancel(), ended("user_hangup")),
            after(claim(), accepted(), new Cancel(), ended("dial_busy")),
            after(claim(), new RefusedForGood(Calls.TOKEN)))) {
      assertThat(RULES.decide(call, new Cancel(), NOW))
          .isEqualTo(
              new Refused(new Problem.TooLate(call.key().callId(), call.status(), "cancel")));
    }
  }
}
