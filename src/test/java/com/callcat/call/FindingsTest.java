package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {
  private static final Ending ENDING =
      new Ending(Instant.EPOCH, "dial_busy", Ending.Outcome.NOBODY_REACHED, null);

  @Test
  void whoever_finds_them_they_are_cut_to_what_a_person_reads() {
    var endless = "x".repeat(20_000);
    var many = IntStream.range(0, 99).mapToObj(n -> n + endless).toList();
    var found = new Findings(endless, many, many, Findings.NEUTRAL, "model");

    assertThat(found.summary()).hasSize(Findings.LONGEST_SUMMARY);
    assertThat(found.actionItems()).hasSize(Findings.MOST_ITEMS);
    assertThat(found.actionItems().getLast()).hasSize(Findings.LONGEST_ITEM);
    assertThat(found.tags()).hasSize(Findings.MOST_TAGS);
    assertThat(found.tags().getLast()).hasSize(Findings.LONGEST_TAG);
  }

  @Test
  void what_differs_only_where_it_is_cut_off_stands_there_once() {
    var works = "works'".repeat(100);
    var some = List.of("form", works + "a", "form", works + "b");
    var found = new Findings("", some, some, Findings.NEUTRAL, "model");

    assertThat(found.actionItems()).containsExactly("form", works.substring(0, 500));
    assertThat(found.tags()).containsExactly("form", works.substring(0, 50));
  }

  @Test
  void no_character_is_cut_in_two() {
    var cats = "x" + "\uD83D\uDC31".repeat(Findings.LONGEST_SUMMARY);
    var found = new Findings(cats, List.of(), List.of(), Findings.NEUTRAL, "model");

    assertThat(found.summary()).endsWith("\uD83D\uDC31").hasSize(Findings.LONGEST_SUMMARY - 1);
  }

  @Test
  void a_sentiment_is_one_of_retells_words() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Findings("", List.of(), List.of(), "glad", "model"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEDULED", "IN_PROGRESS"})
  void a_call_that_has_not_ended_is_not_analysed(CallStatus status) {
    var now = ZonedDateTime.parse("2026-11-23T10:15:00Z");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conversation("Ann", "Hi", "Say hi", "en", now, status, ENDING, null));
  }

  @Test
  void what_was_said_is_not_logged() {
    var now = ZonedDateTime.parse("2026-11-23T10:15:00Z");
    var talk =
        new Conversation(
            "Ann",
            "Hi",
            "Say hi",
            "en",
            now,
            CallStatus.NO_SHOW,
            ENDING,
            new CallTranscript("User: Ann", "Ann"));
    var found = new Findings("Ann said", List.of("Ann"), List.of(), Findings.NEUTRAL, "rules");

    assertThat(talk).hasToString("Conversation[NO_SHOW dial_busy]");
    assertThat(talk.transcript()).hasToString("CallTranscript[hidden]");
    assertThat(found).hasToString("Findings[rules, 1 items, Neutral]");
  }
}
