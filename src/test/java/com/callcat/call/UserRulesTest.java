package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.Delete;
import com.callcat.call.CallEvent.Edit;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Due.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserRulesTest {
  @ParameterizedTest
  @EnumSource(
      value = CallStatus.class,
      names = {"COMPLETED", "NO_SHOW", "FAILED"})
  void a_scheduled_call_cannot_be_moved_to_an_end_by_hand(CallStatus end) {
    assertThat(RULES.decide(scheduled(), new Edit(CallEdits.NONE, end), NOW))
        .isEqualTo(
            new Refused(
                new Problem.IllegalMove(
                    scheduled().key().callId(), CallStatus.SCHEDULED, "status=" + end)));
  }

  @Test
  void a_call_that_retell_has_is_not_moved_by_hand() {
    var call = after(claim(), accepted());
    assertThat(problem(call, new Edit(CallEdits.NONE, CallStatus.COMPLETED)))
        .isInstanceOf(Problem.TooLate.class);
  }

  @Test
  void a_held_call_is_neither_edited_nor_deleted_nor_taken_in_hand() {
    var held = after(claim());
    var edit = new Edit(new CallEdits("Jo", null, null, null, null, null, null, null), null);
    assertThat(problem(held, edit)).isInstanceOf(Problem.TooLate.class);
    assertThat(problem(held, new Delete())).isInstanceOf(Problem.TooLate.class);
    assertThat(problem(held, new Edit(CallEdits.NONE, CallStatus.IN_PROGRESS)))
        .isInstanceOf(Problem.TooLate.class);
  }

  @Test
  void an_ended_call_is_not_cancelled_or_started_again() {
    var call = after(claim(), accepted(), ended("agent_hangup"));
    assertThat(problem(call, new Cancel())).isInstanceOf(Problem.TooLate.class);
    assertThat(problem(call, new Edit(CallEdits.NONE, CallStatus.IN_PROGRESS)))
        .isInstanceOf(Problem.IllegalMove.class);
  }

  private static Problem problem(Call call, CallEvent event) {
    return RULES.decide(call, event, NOW) instanceof Refused(Problem problem)
        ? problem
        : new Problem.NotFound("a refusal");
  }

  @Test
  void rescheduling_moves_the_due_time() {
    var later = NOW.plus(Duration.ofDays(1));
    var call =
        after(new Edit(new CallEdits(null, null, null, null, later, null, null, null), null));
    assertThat(call.due()).isEqualTo(new Due(later, Purpose.DIAL));
    assertThat(call.brief().scheduledFor()).isEqualTo(later);
  }
}
