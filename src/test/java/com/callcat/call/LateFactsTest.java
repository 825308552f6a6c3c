package com.callcat.call;

import static com.callcat.call.Calls.HUNG_UP;
import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.PROVIDER_ID;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Unchanged;
import com.callcat.call.ProviderReport.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a later report corrects.
class LateFactsTest {
  private static final ReportMaker SILENT = ReportMaker.at(Stage.ENDED);

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"ENDED", "ANALYZED"})
  void a_report_without_a_reason_ends_the_call_and_is_kept(Stage stage) {
    var report = ReportMaker.at(stage).reported();
    var decision = (Moved) RULES.decide(after(claim(), accepted()), report, NOW);
    assertThat(decision.storeReport()).isTrue();
    assertThat(decision.next().ending())
        .isNotNull()
        .returns(EndReason.UNKNOWN, Ending::reason)
        .returns(NOW, Ending::completedAt);
  }

  @Test
  void a_report_without_a_reason_is_kept_after_one_that_has_it() {
    var call = after(claim(), accepted(), ended("dial_no_answer"));
    var decision = (Moved) RULES.decide(call, ReportMaker.at(Stage.ANALYZED).reported(), NOW);
    assertThat(decision.storeReport()).isTrue();
    assertThat(decision.next().ending()).isEqualTo(call.ending());
    assertThat(decision.next().status()).isEqualTo(CallStatus.NO_SHOW);
  }

  @Test
  void a_real_reason_takes_the_place_of_none() {
    var silent = after(claim(), accepted(), SILENT.reported());
    assertThat(silent.status()).isEqualTo(CallStatus.FAILED);
    var told = next(silent, ended("dial_no_answer"), NOW.plusSeconds(70));
    assertThat(told.status()).isEqualTo(CallStatus.NO_SHOW);
    assertThat(told.ending())
        .isEqualTo(new Ending(HUNG_UP, "dial_no_answer", Ending.Outcome.NOBODY_REACHED, 62));
    assertThat(told.dialSuccessful()).isNull();
  }

  @Test
  void the_word_unknown_is_no_reason() {
    var both = after(claim(), accepted(), ended("dial_busy"), analyzed("unknown"));
    assertThat(both.ending()).isNotNull().returns("dial_busy", Ending::reason);
  }

  private static CallEvent analyzed(String reason) {
    return ReportMaker.at(Stage.ANALYZED).because(reason).reported();
  }

  @Test
  void an_unlisted_reason_is_a_failure_until_somebody_is_known_to_have_picked_up() {
    var pickedUp = ReportMaker.at(Stage.STARTED).reported();
    var unlisted = SILENT.because("invented_tomorrow").reported();
    var failed = after(claim(), accepted(), unlisted);
    assertThat(failed.status()).isEqualTo(CallStatus.FAILED);
    assertThat(next(failed, pickedUp).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(after(claim(), pickedUp, unlisted).status()).isEqualTo(CallStatus.COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no_valid_payment",
        "scam_detected",
        "error_llm_websocket_open",
        "error_llm_websocket_lost_connection",
        "error_llm_websocket_runtime",
        "error_llm_websocket_corrupt_payload",
        "error_no_audio_received",
        "error_asr",
        "error_retell",
        "error_unknown",
        "error_user_not_joined",
        "concurrency_limit_reached"
      })
  void a_call_that_broke_after_a_talk_has_failed_and_somebody_was_reached(String reason) {
    var broke = SILENT.because(reason).reported();
    for (var call :
        new Call[] {after(claim(), started(), broke), after(claim(), broke, started())}) {
      assertThat(call.status()).isEqualTo(CallStatus.FAILED);
      assertThat(call.dialSuccessful()).isTrue();
    }
    var notPickedUp = after(claim(), accepted(), broke);
    assertThat(notPickedUp.status()).isEqualTo(CallStatus.FAILED);
    assertThat(notPickedUp.dialSuccessful()).isFalse();
  }

  @Test
  void the_link_of_the_later_stage_is_the_newer_one() {
    var first = SILENT.because("agent_hangup").recorded("z-first").reported();
    var renewed = ReportMaker.at(Stage.ANALYZED).recorded("a-renewed").reported();
    assertThat(link(after(claim(), first, renewed))).isEqualTo("a-renewed");
    assertThat(link(after(claim(), renewed, first))).isEqualTo("a-renewed");
  }

  private static @Nullable String link(Call call) {
    var recording = call.facts().recordingUrl();
    return recording == null ? null : recording.text();
  }

  @Test
  void a_number_that_the_first_report_left_out_is_learnt_from_another() {
    var silent = new FactsBuilder().pickedUp(true).build();
    assertThat(silent.and(report(Stage.ENDED, null, null)).callerNumber()).isEqualTo(Calls.CALLER);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void a_second_ring_is_an_alert_at_whatever_stage_it_is_heard_of(Stage stage) {
    var other = new ProviderId("call_other");
    var call = after(claim(), accepted());
    var second = new Reported(report(other, stage, null, null));
    var decision = (Unchanged) RULES.decide(call, second, NOW);
    assertThat(decision.effects()).hasAtLeastOneElementOfType(Effect.Alert.class);
    var over = stage == Stage.ENDED || stage == Stage.ANALYZED;
    assertThat(decision.effects().contains(new Effect.Stop(other))).isNotEqualTo(over);
    assertThat(call.providerId()).isEqualTo(PROVIDER_ID);
  }
}
