package com.callcat.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallStatus;
import com.callcat.call.CallTranscript;
import com.callcat.call.Ending;
import com.callcat.call.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final String ABOUT = "Okafor Dental about “Move the cleaning”";

  @Test
  void the_summary_leads_with_what_was_agreed() {
    var found = Talks.found(Talks.fixture("webhook.call_ended.json"));

    assertThat(found.summary())
        .startsWith(
            "Spoke with "
                + ABOUT
                + ". Agreed with Okafor Dental: Thursday at ten thirty. The agent said: “She'd like"
                + " to move Tuesday's four o'clock cleaning to Thursday.”");
    assertThat(found.actionItems())
        .containsExactly("Agreed with Okafor Dental: Thursday at ten thirty");
    assertThat(found.tags()).startsWith("move", "cleaning");
    assertThat(found.source()).isEqualTo("rules");
  }

  @Test
  void small_talk_is_friendly_and_leaves_nothing_to_do() {
    var found = Talks.found(Talks.fixture("call.full.json"));

    assertThat(found.sentiment()).isEqualTo(Findings.POSITIVE);
    assertThat(found.actionItems()).isEmpty();
    assertThat(found.summary()).startsWith("Spoke with " + ABOUT + ".").doesNotContain("nice day");
  }

  @Test
  void what_a_voicemail_box_says_is_not_analysed() {
    var greeting = Talks.fixture("webhook.call_ended.voicemail.json") + "User: Call us at nine.";
    var found = Rules.apply(Talks.of("en", CallStatus.NO_SHOW, "voicemail_reached", greeting));

    assertThat(found.summary())
        .isEqualTo("Nobody was reached at " + ABOUT + ": voicemail took the call.");
    assertThat(found.actionItems()).isEmpty();
    assertThat(found.tags()).containsExactly("move", "cleaning");
    assertThat(found.sentiment()).isEqualTo(Findings.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO_SHOW   | dial_no_answer   | Nobody was reached at %s: there was no answer.
          NO_SHOW   | dial_busy        | Nobody was reached at %s: the line was busy.
          NO_SHOW   | user_declined    | Nobody was reached at %s: the call was declined.
          FAILED    | expired          | Nobody was reached at %s: it could not be dialled in time.
          FAILED    | some_new_reason  | Nobody was reached at %s: some new reason.
          CANCELED  | canceled         | The call to %s was cancelled.
          COMPLETED | agent_hangup     | The call to %s took place; there is no transcript of it.
          """)
  void without_a_transcript_the_summary_says_how_it_ended(
      CallStatus status, String reason, String summary) {
    var found = Rules.apply(Talks.of("en", status, reason, null));

    assertThat(found.summary()).isEqualTo(summary.formatted(ABOUT));
    assertThat(found.sentiment()).isEqualTo(Findings.UNKNOWN);
    assertThat(found.actionItems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COMPLETED | agent_hangup       | Nobody was reached at %s: only the agent spoke.
          COMPLETED | inactivity         | Nobody was reached at %s: only the agent spoke.
          NO_SHOW   | voicemail_reached  | Nobody was reached at %s: voicemail took the call.
          FAILED    | registered_call_timeout | Nobody was reached at %s: the call was never connected.
          CANCELED  | manual_stopped     | The call to %s was cancelled.
          """)
  void what_the_agent_says_to_nobody_is_no_conversation(
      CallStatus status, String reason, String summary) {
    for (var talk :
        List.of("Agent: Hello?\nAgent: I will call you tomorrow, great!", "agent: Hi")) {
      var found = Rules.apply(Talks.of("en", status, reason, talk + "\nUser:  \n"));

      assertThat(found.summary()).isEqualTo(summary.formatted(ABOUT));
      assertThat(found.sentiment()).isEqualTo(Findings.UNKNOWN);
      assertThat(found.actionItems()).isEmpty();
    }
  }

  @Test
  void the_notes_on_a_talk_are_nobodys_words() {
    var noted =
        new CallTranscript(
            "Agent: Is Thursday fine?\nUser: That is wonderful.",
            "This is terrible, I hate it.\nI will send the form on Friday.");
    var found = Rules.apply(Talks.noted("en", CallStatus.COMPLETED, "agent_hangup", noted));

    assertThat(found.sentiment()).isEqualTo(Findings.POSITIVE);
    assertThat(found.actionItems()).containsExactly("I will send the form on Friday");
  }

  @Test
  void notes_do_not_make_a_conversation_of_a_call_that_nobody_took() {
    var noted = new CallTranscript("Agent: Hello?", "I will try again on Friday.");
    for (var status : List.of(CallStatus.COMPLETED, CallStatus.NO_SHOW)) {
      var found = Rules.apply(Talks.noted("en", status, "inactivity", noted));

      assertThat(found.summary()).startsWith("Nobody was reached at " + ABOUT);
      assertThat(found.sentiment()).isEqualTo(Findings.UNKNOWN);
      assertThat(found.actionItems()).containsExactly("I will try again on Friday");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          error_retell | The call to %s broke off: error retell.
          error_asr    | The call to %s broke off: the agent could not understand speech.
          end_unknown  | The call to %s broke off: the provider never said how it ended.
          """)
  void a_call_that_was_picked_up_was_reached_although_nothing_is_written_down(
      String reason, String summary) {
    var broken = new Ending(Talks.HELD_AT.toInstant(), reason, Ending.Outcome.BROKE_OFF, 19);
    var found = Rules.apply(Talks.ended("en", CallStatus.FAILED, broken, null));

    assertThat(found.summary()).isEqualTo(summary.formatted(ABOUT));
    assertThat(found.sentiment()).isEqualTo(Findings.UNKNOWN);
  }

  @Test
  void nobody_claims_to_know_what_nobody_can_say() {
    var found = Rules.apply(Talks.of("en", CallStatus.FAILED, "dispatch_unknown", null));

    assertThat(found.summary()).startsWith("Nobody can say whether Okafor Dental was reached");
  }

  @Test
  void an_hour_of_talk_comes_down_to_a_few_sentences() {
    var found = Talks.found(Talks.hourLong());

    assertThat(found.summary())
        .startsWith(
            "Spoke with " + ABOUT + ". Agreed with Okafor Dental: on Thursday at ten thirty.")
        .hasSizeLessThan(1_000);
    assertThat(found.actionItems())
        .containsExactly(
            "The agent will pass that on, and Okafor Dental will hear about it today (23 November"
                + " 2026)",
            "The agent will note Okafor Dental's question",
            "The agent will ask, and somebody will get back to Okafor Dental",
            "Agreed with Okafor Dental: on Thursday at ten thirty");
    assertThat(found.tags()).contains("cleaning", "confirmation");
    assertThat(found.sentiment()).isEqualTo(Findings.NEUTRAL);
  }

  @Test
  void the_same_is_found_in_the_same() {
    assertThat(Talks.found(Talks.hourLong())).isEqualTo(Talks.found(Talks.hourLong()));
  }

  @Test
  void the_end_of_a_talk_too_long_to_read_is_read() {
    var talk = "User: Let us go on.\n".repeat(60_000) + "User: I will send the form on Friday.\n";

    assertThat(Talks.found(talk).actionItems())
        .containsExactly("Okafor Dental will send the form on Friday");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Positive | User: That is wonderful news, I am really happy about it.
          Positive | User: Thursday is great. / Agent: That is terrible. / User: You have been lovely.
          Negative | User: This is a terrible service, I have been waiting for weeks.
          Negative | User: I am not happy with this. / Agent: Perfect, wonderful, thank you!
          Neutral  | User: Thursday at ten. / Agent: Perfect, great, wonderful, thank you!
          Neutral  | User: Thank you so much, goodbye.
          Positive | Went well, she was very friendly.
          """)
  void the_sentiment_is_the_callees_and_not_the_agents(String sentiment, String talk) {
    assertThat(Talks.found(talk.replace(" / ", "\n")).sentiment()).isEqualTo(sentiment);
  }

  @Test
  void another_language_is_quoted_and_not_judged() {
    var talk =
        """
        Agent: Ich rufe wegen der Zahnreinigung am Dienstag an.
        User: Die Zahnreinigung kann am Donnerstag um halb elf sein. I will call you tomorrow.
        """;
    var found = Rules.apply(Talks.of("de-DE", CallStatus.COMPLETED, "agent_hangup", talk));

    assertThat(found.summary()).contains("“Ich rufe wegen der Zahnreinigung am Dienstag an.”");
    assertThat(found.tags()).contains("zahnreinigung").doesNotContain("the", "die", "am");
    assertThat(found.actionItems()).isEmpty();
    assertThat(found.sentiment()).isEqualTo(Findings.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zh-CN", "ja-JP", "ko-KR", "th-TH", "ar-SA", "es-419", "multi", "fil", "??"})
  void every_language_has_an_answer(String language) {
    var talk = "User: 星期四十点半可以洗牙。 วันพฤหัสบดี الخميس 木曜日\nAgent: 목요일 gracias, jueves.\n";
    var found = Rules.apply(Talks.of(language, CallStatus.COMPLETED, "agent_hangup", talk));

    assertThat(found.summary()).startsWith("Spoke with " + ABOUT);
    assertThat(found.sentiment()).isIn(Findings.NEUTRAL, Findings.UNKNOWN);
  }
}
