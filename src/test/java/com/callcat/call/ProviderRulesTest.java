package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.PICKED_UP;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.RefusedForNow;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Decision.Unchanged;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending.Outcome;
import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRulesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @CsvSource({
    "user_hangup,COMPLETED",
    "agent_hangup,COMPLETED",
    "call_transfer,COMPLETED",
    "transfer_bridged,COMPLETED",
    "call_take_over,COMPLETED",
    "transfer_cancelled,COMPLETED",
    "inactivity,COMPLETED",
    "max_duration_reached,COMPLETED",
    "manual_stopped,COMPLETED",
    "voicemail_reached,NO_SHOW",
    "ivr_reached,NO_SHOW",
    "dial_no_answer,NO_SHOW",
    "dial_busy,NO_SHOW",
    "user_declined,NO_SHOW",
    "invalid_destination,FAILED",
    "dial_failed,FAILED",
    "marked_as_spam,FAILED",
    "telephony_provider_permission_denied,FAILED",
    "telephony_provider_unavailable,FAILED",
    "sip_routing_error,FAILED",
    "concurrency_limit_reached,FAILED",
    "no_concurrency_fallback,FAILED",
    "no_valid_payment,FAILED",
    "scam_detected,FAILED",
    "error_llm_websocket_open,FAILED",
    "error_llm_websocket_lost_connection,FAILED",
    "error_llm_websocket_runtime,FAILED",
    "error_llm_websocket_corrupt_payload,FAILED",
    "error_no_audio_received,FAILED",
    "error_asr,FAILED",
    "error_retell,FAILED",
    "error_unknown,FAILED",
    "error_user_not_joined,FAILED",
    "registered_call_timeout,FAILED",
    "invented_tomorrow,COMPLETED"
  })
  void a_reason_of_retell_has_its_state(String reason, CallStatus state) {
    var call = after(claim(), accepted(), ended(reason));
    assertThat(call.status()).isEqualTo(state);
    assertThat(call.ending()).isNotNull().returns(reason, Ending::reason);
  }

  @Test
  void all_34_reasons_are_known() {
    assertThat(EndReason.known()).isEqualTo(34);
  }

  @Test
  void an_unknown_reason_of_a_call_that_never_connected_is_a_failure() {
    assertThat(EndReason.outcome("invented_tomorrow", false)).isEqualTo(Outcome.NOT_PLACED);
  }

  @Test
  void a_waiting_call_that_retell_has_is_not_dialled_again() {
    var call = after(claim(), new RefusedForNow(TOKEN, null, 0), started());
    assertThat(call.status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(next(call, new CallEvent.Claim("again"), NOW.plus(SECOND))).isEqualTo(call);
  }

  @Test
  void a_second_ring_is_stopped_and_the_first_kept() {
    var call = after(claim(), accepted());
    var other = new ProviderId("call_other");
    var decision = RULES.decide(call, new Reported(report(other, Stage.STARTED, null, null)), NOW);
    assertThat(((Unchanged) decision).effects())
        .contains(new Effect.Stop(other))
        .hasAtLeastOneElementOfType(Effect.Alert.class);
  }

  @Test
  void a_ring_for_a_cancelled_call_is_stopped() {
    var call = after(new Cancel());
    var decision = RULES.decide(call, started(), NOW);
    assertThat(((Unchanged) decision).effects()).contains(new Effect.Stop(Calls.PROVIDER_ID));
  }

  @Test
  void a_cancel_while_dialled_hangs_up_as_soon_as_the_id_is_known() {
    var call = after(claim(), new Cancel());
    assertThat(call.status()).isEqualTo(CallStatus.SCHEDULED);
    var decision = (Decision.Moved) RULES.decide(call, accepted(), NOW);
    assertThat(decision.effects()).containsExactly(new Effect.Stop(Calls.PROVIDER_ID));
    assertThat(next(decision.next(), ended("manual_stopped")).status())
        .isEqualTo(CallStatus.CANCELED);
  }

  @Test
  void a_hang_up_that_did_not_work_is_tried_again_at_every_look_up() {
    var call = after(claim(), accepted(), new Cancel());
    assertThat(call.due()).isEqualTo(new Due(NOW.plusSeconds(5), Purpose.FOLLOW));
    var news = new Followed(Purpose.FOLLOW, report(Stage.STARTED, null, null));
    var decision = (Decision.Moved) RULES.decide(call, news, NOW.plusSeconds(5));
    assertThat(decision.effects()).containsExactly(new Effect.Stop(Calls.PROVIDER_ID));
    assertThat(decision.next().due()).isEqualTo(new Due(NOW.plusSeconds(10), Purpose.FOLLOW));
  }

  @Test
  void an_unended_call_is_followed_again_and_again_until_it_ends() {
    var call = after(claim(), accepted());
    for (var i = 0; i < 20; i++) {
      var due = call.due();
      assertThat(due).isNotNull();
      assertThat(RULES.task(call, due.at()))
          .isEqualTo(new Task.Follow(Calls.PROVIDER_ID, Purpose.FOLLOW));
      call = next(call, new Followed(Purpose.FOLLOW, report(Stage.STARTED, null, null)), due.at());
      assertThat(call.due()).isNotNull().returns(true, next -> next.at().isAfter(due.at()));
    }
  }

  @Test
  void a_call_that_webhooks_tell_of_is_not_looked_at_while_it_lasts() {
    var call = after(claim(), accepted());
    assertThat(call.due()).isEqualTo(new Due(NOW.plusSeconds(15), Purpose.FOLLOW));
    var begun = next(call, started(), NOW.plusSeconds(10));
    assertThat(begun.due()).isEqualTo(new Due(NOW.plusSeconds(310), Purpose.FOLLOW));
    assertThat(RULES.task(begun, NOW.plusSeconds(309))).isInstanceOf(Task.Wait.class);
    assertThat(RULES.task(begun, NOW.plusSeconds(310))).isInstanceOf(Task.Follow.class);
  }

  @Test
  void a_cancelled_call_is_looked_at_soon_whatever_webhooks_tell() {
    var call = next(after(claim(), accepted(), new Cancel()), started(), NOW.plusSeconds(1));
    assertThat(call.due()).isEqualTo(new Due(NOW.plusSeconds(5), Purpose.FOLLOW));
  }

  @Test
  void a_call_that_outlives_the_longest_talk_is_hung_up() {
    var call = after(claim(), accepted(), started());
    var late = NOW.plus(TIMINGS.longestCall()).plus(SECOND);
    var decision =
        (Decision.Moved)
            RULES.decide(
                call, new Followed(Purpose.FOLLOW, report(Stage.STARTED, null, null)), late);
    assertThat(decision.effects()).containsExactly(new Effect.Stop(Calls.PROVIDER_ID));
  }

  @Test
  void a_call_that_goes_on_for_ever_is_given_up_after_a_day() {
    var call = after(claim(), accepted(), started());
    var endless = new Followed(Purpose.FOLLOW, report(Stage.STARTED, null, null));
    var ended = next(call, endless, NOW.plus(TIMINGS.giveUp()).plus(SECOND));
    assertThat(ended.status()).isEqualTo(CallStatus.FAILED);
    assertThat(ended.ending()).isNotNull().returns(EndReason.END_UNKNOWN, Ending::reason);
  }

  @Test
  void an_end_without_analysis_is_looked_up_once_after_ten_minutes() {
    var call = after(claim(), accepted(), ended("agent_hangup"));
    var due = NOW.plus(Duration.ofMinutes(10));
    assertThat(call.due()).isEqualTo(new Due(due, Purpose.ANALYSIS));
    assertThat(RULES.task(call, due))
        .isEqualTo(new Task.Follow(Calls.PROVIDER_ID, Purpose.ANALYSIS));
    var silent = report(Stage.ENDED, "agent_hangup", null);
    var done = next(call, new Followed(Purpose.ANALYSIS, silent), due);
    assertThat(done.due()).isNull();
    assertThat(done.status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void a_look_up_after_the_end_is_the_last_even_if_it_tells_when_the_call_started() {
    var silent = ReportMaker.at(Stage.ENDED).because("agent_hangup");
    var ended = after(claim(), accepted(), silent.reported());
    var answer = new Followed(Purpose.ANALYSIS, silent.started(PICKED_UP).report());
    var known = next(ended, answer, NOW.plus(TIMINGS.analysisWait()));
    assertThat(known.facts().startedAt()).isEqualTo(PICKED_UP);
    assertThat(known.due()).isNull();
  }

  @Test
  void an_analysis_leaves_nothing_to_look_at() {
    var call = after(claim(), accepted(), ended("agent_hangup"), analyzed("agent_hangup", false));
    assertThat(call.due()).isNull();
    assertThat(call.analysis()).isNotNull().returns("It went well.", Analysis::summary);
  }

  @Test
  void a_look_up_that_fails_is_made_again() {
    var call = after(claim(), accepted(), new FollowFailed(Purpose.FOLLOW, false));
    assertThat(call.due()).isEqualTo(new Due(NOW.plusSeconds(15), Purpose.FOLLOW));
  }

  @Test
  void a_call_without_an_end_is_given_up_after_a_day() {
    var call = after(claim(), accepted());
    var lost = next(call, new FollowFailed(Purpose.FOLLOW, false), NOW.plus(Duration.ofHours(25)));
    assertThat(lost.ending()).isNotNull().returns(EndReason.END_UNKNOWN, Ending::reason);
  }

  @Test
  void a_cancelled_call_without_an_end_is_canceled_all_the_same() {
    var call = after(claim(), accepted(), new Cancel());
    var lost = next(call, new FollowFailed(Purpose.FOLLOW, false), NOW.plus(Duration.ofHours(25)));
    assertThat(lost.status()).isEqualTo(CallStatus.CANCELED);
    assertThat(lost.ending()).isNotNull().returns(EndReason.END_UNKNOWN, Ending::reason);
  }
}
