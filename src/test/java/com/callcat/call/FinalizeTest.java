package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Artifacts.Artifact;
import com.callcat.call.CallEvent.Finalize;
import com.callcat.call.Problem.NotEnded;
import com.callcat.call.ProviderReport.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user has us find in an ended call, beside what Retell says of it.
class FinalizeTest {
  private static final Findings FOUND =
      new Findings("We found this", List.of("Call back"), List.of("tag"), "Neutral", "rules");
  private static final CallRules RULES = Calls.RULES;

  @Test
  void a_call_that_has_not_ended_is_refused() {
    for (var call : List.of(scheduled(), after(claim()), after(claim(), accepted()))) {
      assertThat(RULES.decide(call, new Finalize(FOUND), NOW))
          .isEqualTo(new Decision.Refused(new NotEnded(call.key().callId(), call.status())));
    }
  }

  @Test
  void what_is_found_again_changes_nothing() {
    var call = after(claim(), accepted(), ended("agent_hangup"), new Finalize(FOUND));

    assertThat(call.findings()).isEqualTo(FOUND);
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(next(call, new Finalize(FOUND), NOW)).isEqualTo(call);
  }

  @Test
  void it_does_not_matter_whether_retell_speaks_before_or_after() {
    var analysis = analyzed("agent_hangup", false);
    var ended = after(claim(), accepted(), ended("agent_hangup"));
    var before = next(next(ended, analysis, NOW), new Finalize(FOUND), NOW);
    var afterwards = next(next(ended, new Finalize(FOUND), NOW), analysis, NOW);

    assertThat(Artifacts.of(afterwards)).isEqualTo(Artifacts.of(before));
    assertThat(afterwards.status()).isEqualTo(before.status());
  }

  @Test
  void the_analysis_of_retell_is_still_waited_for() {
    var ended = after(claim(), accepted(), ended("agent_hangup"));

    assertThat(next(ended, new Finalize(FOUND), NOW).due()).isEqualTo(ended.due()).isNotNull();
  }

  @Test
  void what_retell_left_empty_is_filled_and_each_part_names_its_source() {
    var said = new Analysis("Retell says", List.of(), List.of("theirs"), "Unknown", false);
    var call = after(claim(), accepted(), analysed(said), new Finalize(FOUND));

    assertThat(Artifacts.of(call))
        .isEqualTo(
            new Artifacts(
                new Artifact<>("Retell says", "retell"),
                new Artifact<>(List.of("Call back"), "rules"),
                new Artifact<>(List.of("theirs"), "retell"),
                new Artifact<>("Unknown", "retell")));
  }

  @ParameterizedTest
  @CsvSource({
    "Unknown, Neutral, Unknown, retell",
    "Unknown, Unknown, Unknown, retell",
    "Unknown, Negative, Negative, rules",
    "unknown, Positive, Positive, rules",
    "Neutral, Positive, Neutral, retell",
    "Positive, Unknown, Positive, retell",
    ", Neutral, Neutral, rules",
    ", Unknown, Unknown, rules"
  })
  void a_sentiment_that_retell_could_not_tell_gives_way_only_to_one_that_was_noticed(
      @Nullable String retells, String found, String sentiment, String source) {
    var said = new Analysis(null, List.of(), List.of(), retells, false);
    var findings = new Findings("Found", List.of(), List.of(), found, "rules");

    assertThat(Artifacts.of(after(claim(), analysed(said), new Finalize(findings))).sentiment())
        .isEqualTo(new Artifact<>(sentiment, source));
  }

  private static CallEvent analysed(Analysis said) {
    return new CallEvent.Reported(Calls.report(Stage.ANALYZED, "agent_hangup", said));
  }

  @Test
  void without_findings_an_empty_analysis_is_told_as_it_is() {
    var said = new Analysis(null, List.of(), List.of(), "Unknown", false);

    var artifacts = Artifacts.of(after(claim(), accepted(), analysed(said)));

    assertThat(artifacts.summary()).isNull();
    assertThat(artifacts.actionItems()).isEqualTo(new Artifact<>(List.of(), "retell"));
    assertThat(artifacts.sentiment()).isEqualTo(new Artifact<>("Unknown", "retell"));
  }

  @Test
  void nobody_has_said_anything_of_a_call_that_just_ended() {
    assertThat(Artifacts.of(after(claim(), accepted(), ended("dial_busy"))).isEmpty()).isTrue();
  }
}
