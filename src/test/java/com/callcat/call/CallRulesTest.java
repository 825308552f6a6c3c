package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.PACE;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.scheduled;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.Change;
import com.callcat.call.CallEvent.Delete;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.RefusedForGood;
import com.callcat.call.CallEvent.RefusedForNow;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Decision.Unchanged;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending.Outcome;
import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallRulesTest {
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
  void a_claim_holds_the_call_for_its_lease() {
    var held = after(claim());
    assertThat(held.heldBy(TOKEN)).isTrue();
    assertThat(held.due()).isEqualTo(new Due(NOW.plus(PACE.lease()), Purpose.SETTLE));
    assertThat(held.attempt()).isNotNull().returns(1, Attempt::number);
  }

  @Test
  void a_second_claim_changes_nothing() {
    var held = after(claim());
    assertThat(next(held, new CallEvent.Claim("another"))).isEqualTo(held);
  }

  @Test
  void nothing_is_claimed_before_it_is_due() {
    var call = scheduled();
    assertThat(next(call, claim(), NOW.minusMillis(1))).isEqualTo(call);
  }

  @ParameterizedTest
  @EnumSource(
      value = CallStatus.class,
      names = {"COMPLETED", "NO_SHOW", "FAILED"})
  void a_scheduled_call_cannot_be_moved_to_an_end_by_hand(CallStatus end) {
    assertThat(RULES.decide(scheduled(), new Change(CallChanges.NONE, end), NOW))
        .isEqualTo(
            new Refused(
                new Problem.IllegalMove(
                    scheduled().key().callId(), CallStatus.SCHEDULED, "status=" + end)));
  }

  @Test
  void a_call_that_retell_has_is_not_moved_by_hand() {
    var call = after(claim(), accepted());
    assertThat(problem(call, new Change(CallChanges.NONE, CallStatus.COMPLETED)))
        .isInstanceOf(Problem.TooLate.class);
  }

  @Test
  void a_held_call_is_neither_edited_nor_deleted_nor_taken_in_hand() {
    var held = after(claim());
    var edit = new Change(new CallChanges("Jo", null, null, null, null, null, null), null);
    assertThat(problem(held, edit)).isInstanceOf(Problem.TooLate.class);
    assertThat(problem(held, new Delete())).isInstanceOf(Problem.TooLate.class);
    assertThat(problem(held, new Change(CallChanges.NONE, CallStatus.IN_PROGRESS)))
        .isInstanceOf(Problem.TooLate.class);
  }

  @Test
  void an_ended_call_is_not_cancelled_or_started_again() {
    var call = after(claim(), accepted(), ended("agent_hangup"));
    assertThat(problem(call, new Cancel())).isInstanceOf(Problem.TooLate.class);
    assertThat(problem(call, new Change(CallChanges.NONE, CallStatus.IN_PROGRESS)))
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
    var call = after(new Change(new CallChanges(null, null, null, null, later, null, null), null));
    assertThat(call.due()).isEqualTo(new Due(later, Purpose.DIAL));
    assertThat(call.brief().scheduledFor()).isEqualTo(later);
  }

  @Test
  void a_refusal_for_now_backs_off_with_jitter_and_honours_retry_after() {
    var held = after(claim());
    assertThat(dueAfter(held, new RefusedForNow(TOKEN, null, 0))).isEqualTo(NOW.plusMillis(500));
    assertThat(dueAfter(held, new RefusedForNow(TOKEN, null, 0.999)))
        .isEqualTo(NOW.plusMillis(999));
    assertThat(dueAfter(held, new RefusedForNow(TOKEN, Duration.ofSeconds(9), 0)))
        .isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void a_next_attempt_has_the_next_number() {
    var again = after(claim(), new RefusedForNow(TOKEN, null, 0));
    var second = next(again, new CallEvent.Claim("second"), NOW.plus(SECOND));
    assertThat(second.attempt()).isNotNull().returns(2, Attempt::number);
  }

  @Test
  void a_retry_never_waits_beyond_the_allowed_lateness() {
    var held = after(claim());
    var due = dueAfter(held, new RefusedForNow(TOKEN, Duration.ofHours(5), 0));
    var expired = next(next(held, new RefusedForNow(TOKEN, Duration.ofHours(5), 0)), claim(), due);
    assertThat(expired.status()).isEqualTo(CallStatus.FAILED);
    assertThat(expired.ending()).isNotNull().returns(EndReason.EXPIRED, Ending::reason);
  }

  private static Instant dueAfter(Call call, CallEvent event) {
    var due = next(call, event).due();
    return due == null ? Instant.MAX : due.at();
  }

  @Test
  void an_unknown_answer_is_looked_up_on_schedule_and_never_dialled() {
    var call = after(claim(), new AnswerLost(TOKEN));
    for (var wait : List.of(2, 5, 15, 30, 60, 120, 300, 600)) {
      var at = NOW.plusSeconds(wait);
      assertThat(call.due()).isEqualTo(new Due(at, Purpose.SETTLE));
      assertThat(RULES.task(call, at)).isEqualTo(new Task.LookUp(TOKEN));
      assertThat(next(call, new CallEvent.Claim("again"), at)).isEqualTo(call);
      call = next(call, new FoundNothing(TOKEN), at);
    }
    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(call.ending()).isNotNull().returns(EndReason.DISPATCH_UNKNOWN, Ending::reason);
    assertThat(call.due()).isNull();
  }

  @Test
  void a_look_up_without_an_answer_is_made_again_and_proves_nothing() {
    var call = after(claim(), new AnswerLost(TOKEN), new CallEvent.LookUpFailed(TOKEN));
    assertThat(call.attempt()).isNotNull().returns(0, Attempt::lookUps);
    assertThat(call.due()).isNotNull();
  }

  @Test
  void a_lease_that_ran_out_makes_the_attempt_unknown() {
    var held = after(claim());
    assertThat(RULES.task(held, NOW.plus(PACE.lease()))).isEqualTo(new Task.TakeOver(TOKEN));
    assertThat(RULES.task(held, NOW)).isInstanceOf(Task.Wait.class);
  }

  @Test
  void a_refusal_that_comes_after_the_take_over_still_frees_the_call() {
    var call = after(claim(), new AnswerLost(TOKEN), new RefusedForNow(TOKEN, null, 0));
    assertThat(call.held()).isFalse();
    assertThat(call.status()).isEqualTo(CallStatus.SCHEDULED);
  }

  @Test
  void an_answer_about_another_token_is_ignored() {
    var held = after(claim());
    assertThat(next(held, new RefusedForGood("older"))).isEqualTo(held);
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
    var news = new Followed(report(Stage.STARTED, null, null));
    var decision = (Decision.Moved) RULES.decide(call, news, NOW.plusSeconds(5));
    assertThat(decision.effects()).containsExactly(new Effect.Stop(Calls.PROVIDER_ID));
    assertThat(decision.next().due()).isEqualTo(new Due(NOW.plusSeconds(10), Purpose.FOLLOW));
  }

  @Test
  void a_cancelled_call_that_was_never_found_is_canceled() {
    var call = after(claim(), new Cancel(), new AnswerLost(TOKEN));
    for (var ignored : PACE.lookUps()) {
      call = next(call, new FoundNothing(TOKEN));
    }
    assertThat(call.status()).isEqualTo(CallStatus.CANCELED);
  }

  @Test
  void an_unended_call_is_followed_again_and_again_until_it_ends() {
    var call = after(claim(), accepted());
    for (var i = 0; i < 20; i++) {
      var due = call.due();
      assertThat(due).isNotNull();
      assertThat(RULES.task(call, due.at())).isEqualTo(new Task.Follow(Calls.PROVIDER_ID));
      call = next(call, new Followed(report(Stage.STARTED, null, null)), due.at());
      assertThat(call.due()).isNotNull().returns(true, next -> next.at().isAfter(due.at()));
    }
  }

  @Test
  void a_call_that_outlives_the_longest_talk_is_hung_up() {
    var call = after(claim(), accepted(), started());
    var late = NOW.plus(PACE.longestCall()).plus(SECOND);
    var decision =
        (Decision.Moved) RULES.decide(call, new Followed(report(Stage.STARTED, null, null)), late);
    assertThat(decision.effects()).containsExactly(new Effect.Stop(Calls.PROVIDER_ID));
  }

  @Test
  void an_end_without_analysis_is_looked_up_once_after_ten_minutes() {
    var call = after(claim(), accepted(), ended("agent_hangup"));
    var due = NOW.plus(Duration.ofMinutes(10));
    assertThat(call.due()).isEqualTo(new Due(due, Purpose.FOLLOW));
    var done = next(call, new Followed(report(Stage.ENDED, "agent_hangup", null)), due);
    assertThat(done.due()).isNull();
    assertThat(done.status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void an_analysis_leaves_nothing_to_look_at() {
    var call = after(claim(), accepted(), ended("agent_hangup"), analyzed("agent_hangup", false));
    assertThat(call.due()).isNull();
    assertThat(call.analysis()).isNotNull().returns("It went well.", Analysis::summary);
  }

  @Test
  void a_look_up_that_fails_is_made_again() {
    var call = after(claim(), accepted(), new FollowFailed(false));
    assertThat(call.due()).isEqualTo(new Due(NOW.plusSeconds(15), Purpose.FOLLOW));
  }

  @Test
  void a_call_without_an_end_is_given_up_after_a_day() {
    var call = after(claim(), accepted());
    var lost = next(call, new FollowFailed(false), NOW.plus(Duration.ofHours(25)));
    assertThat(lost.ending()).isNotNull().returns(EndReason.END_UNKNOWN, Ending::reason);
  }
}
