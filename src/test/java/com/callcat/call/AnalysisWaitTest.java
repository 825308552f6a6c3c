package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How long the analysis of an ended call is waited for, and what ends the wait.
class AnalysisWaitTest {
  private static final Analysis WHOLE =
      new Analysis("It went well.", List.of(), List.of(), "Positive", false);
  private static final Instant DUE = NOW.plus(TIMINGS.analysisWait());

  /// What is no whole analysis.
  static Stream<Analysis> parts() {
    return Stream.of(
        new Analysis(null, List.of(), List.of(), null, false),
        new Analysis(null, List.of(), List.of(), null, true),
        new Analysis("It went well.", List.of("Call back"), List.of("a"), null, false),
        new Analysis(null, List.of(), List.of(), "Unknown", false));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_of_it_is_shown_and_the_rest_is_waited_for(Analysis part) {
    var call = after(talked(), analysed(part));
    assertThat(call.analysis()).isEqualTo(part);
    assertThat(call.due()).isEqualTo(new Due(DUE, Purpose.ANALYSIS));
    assertThat(call.analysisPending()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void the_whole_one_ends_the_wait_whatever_came_before(Analysis part) {
    var before = after(talked(), analysed(part), analysed(WHOLE));
    var afterwards = after(talked(), analysed(WHOLE), analysed(part));
    assertThat(before.facts()).isEqualTo(afterwards.facts());
    assertThat(before.status()).isEqualTo(afterwards.status());
    assertThat(before.due()).isNull();
    assertThat(afterwards.due()).isNull();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_look_up_that_brings_a_part_ends_the_wait_and_what_comes_later_is_still_taken(
      Analysis part) {
    var asked = new Followed(Purpose.ANALYSIS, report(Stage.ANALYZED, "agent_hangup", part));
    var givenUp = next(talked(), asked, DUE);
    assertThat(givenUp.analysis()).isEqualTo(part);
    assertThat(givenUp.analysisPending()).isFalse();
    var late = (Decision.Moved) RULES.decide(givenUp, analysed(WHOLE), DUE.plusSeconds(1));
    assertThat(late.storeReport()).isTrue();
    assertThat(late.next().analysis()).isNotNull().returns(true, Analysis::isWhole);
    assertThat(late.next().analysisPending()).isFalse();
  }

  @Test
  void a_machine_is_believed_whatever_is_said_afterwards() {
    var machine = new Analysis(null, List.of(), List.of(), null, true);
    assertThat(after(talked(), analysed(machine), analysed(WHOLE)).status())
        .isEqualTo(CallStatus.NO_SHOW);
    assertThat(after(talked(), analysed(WHOLE), analysed(machine)).status())
        .isEqualTo(CallStatus.NO_SHOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"started", "ended", "gone", "no answer"})
  void a_look_up_that_was_under_way_when_the_call_ended_leaves_the_analysis_to_be_looked_up(
      String answer) {
    var call = after(claim(), accepted(), ended("agent_hangup"));
    var told = next(call, answer(answer), NOW.plusSeconds(1));
    assertThat(told.due()).isEqualTo(call.due()).isEqualTo(new Due(DUE, Purpose.ANALYSIS));
    assertThat(RULES.task(told, DUE))
        .isEqualTo(new Task.Follow(Calls.PROVIDER_ID, Purpose.ANALYSIS));
  }

  private static CallEvent answer(String answer) {
    return switch (answer) {
      case "started" -> followed(Stage.STARTED, null);
      case "ended" -> followed(Stage.ENDED, "agent_hangup");
      case "gone" -> new FollowFailed(Purpose.FOLLOW, true);
      default -> new FollowFailed(Purpose.FOLLOW, false);
    };
  }

  private static CallEvent followed(Stage stage, @Nullable String reason) {
    return new Followed(Purpose.FOLLOW, report(stage, reason, null));
  }

  @Test
  void a_look_up_that_brings_the_end_begins_the_wait() {
    var call = next(after(claim(), accepted()), followed(Stage.ENDED, "agent_hangup"), NOW);
    assertThat(call.due()).isEqualTo(new Due(DUE, Purpose.ANALYSIS));
  }

  @Test
  void a_look_up_without_an_answer_is_made_again_and_one_of_a_call_that_is_gone_is_the_last() {
    var again = next(talked(), new FollowFailed(Purpose.ANALYSIS, false), DUE);
    assertThat(again.due()).isEqualTo(new Due(DUE.plus(TIMINGS.analysisWait()), Purpose.ANALYSIS));
    assertThat(next(talked(), new FollowFailed(Purpose.ANALYSIS, true), DUE).due()).isNull();
  }

  @Test
  void a_real_end_after_the_call_was_given_up_is_waited_for_as_any_other() {
    var late = NOW.plus(TIMINGS.giveUp()).plusSeconds(1);
    var lost = next(after(claim(), started()), new FollowFailed(Purpose.FOLLOW, false), late);
    assertThat(lost.ending()).isNotNull().returns(EndReason.END_UNKNOWN, Ending::reason);
    assertThat(lost.analysisPending()).isFalse();
    var known = next(lost, ended("agent_hangup"), late);
    assertThat(known.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(known.ending())
        .isEqualTo(new Ending(Calls.HUNG_UP, "agent_hangup", Ending.Outcome.REACHED, 62));
    assertThat(known.analysisPending()).isTrue();
  }

  private static Call talked() {
    return after(claim(), accepted(), ended("agent_hangup"));
  }

  private static CallEvent analysed(Analysis analysis) {
    return new Reported(report(Stage.ANALYZED, "agent_hangup", analysis));
  }
}
