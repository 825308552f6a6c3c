package com.callcat.call;

import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.scheduled;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VisibleChangeTest {
  @Test
  void the_user_sees_every_step_of_a_talk() {
    var call = after(claim());
    for (var event :
        new CallEvent[] {
          accepted(), started(), ended("agent_hangup"), analyzed("agent_hangup", false)
        }) {
      var next = next(call, event);
      assertThat(next.differsVisibly(call)).as("%s", event).isTrue();
      call = next;
    }
  }

  @Test
  void the_user_sees_an_edit() {
    var change = new CallEdits(null, null, "Another subject", null, null, null, null, null);
    var next = next(scheduled(), new CallEvent.Edit(change, null));
    assertThat(next.differsVisibly(scheduled())).isTrue();
  }

  @Test
  void the_user_sees_nothing_of_claims_leases_and_look_ups() {
    assertInvisible(scheduled(), claim());
    assertInvisible(after(claim()), new CallEvent.Renew(Calls.TOKEN));
    assertInvisible(after(claim()), new CallEvent.AnswerLost(Calls.TOKEN, true));
    assertInvisible(after(claim(), accepted()), new CallEvent.FollowFailed(Purpose.FOLLOW, false));
  }

  @Test
  void the_user_sees_that_the_analysis_is_given_up() {
    var ended = after(claim(), accepted(), ended("dial_busy"));
    assertThat(ended.analysisPending()).isTrue();
    var due = Objects.requireNonNull(ended.due()).at();
    var silent = Calls.report(Stage.ENDED, "dial_busy", null);
    var givenUp = next(ended, new CallEvent.Followed(Purpose.ANALYSIS, silent), due);
    assertThat(givenUp.analysisPending()).isFalse();
    assertThat(givenUp.differsVisibly(ended)).isTrue();
  }

  private static void assertInvisible(Call call, CallEvent event) {
    var next = next(call, event, Calls.NOW.plus(Duration.ofSeconds(1)));
    assertThat(next.version()).as("%s is written", event).isGreaterThan(call.version());
    assertThat(next.differsVisibly(call)).as("%s", event).isFalse();
  }
}
