package com.callcat.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a line is split into sentences, also a line that is long or has none.
class SentencesTest {
  private static final int LONGEST = 400;
  private static final int SHORT_LINE = 8_000;
  private static final int TIMES = 10;

  private final Sentences sentences = new Sentences(Locale.ENGLISH);

  @Test
  void a_sentence_ends_where_it_ends_and_not_after_a_title() {
    var line = "Dr. Okafor is in.  Is he? Yes! He will call you";
    assertThat(sentences.of(line))
        .containsExactly("Dr. Okafor is in.", "Is he?", "Yes!", "He will call you");
    assertThat(sentences.of(" \n")).isEmpty();
  }

  @Test
  void sentences_of_a_long_line_are_the_same_as_those_of_short_ones() {
    var talk = "Dr. Okafor is in on Thursday at ten. Shall I put you down? I will, then! ";
    assertThat(sentences.of(talk.repeat(500)))
        .hasSize(1500)
        .containsOnly(
            "Dr. Okafor is in on Thursday at ten.", "Shall I put you down?", "I will, then!");
  }

  @Test
  void what_has_no_end_is_divided_between_words() {
    var pieces = sentences.of("and then they said ".repeat(500));
    assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeBetween(300, LONGEST));
    assertThat(String.join(" ", pieces)).isEqualTo("and then they said ".repeat(500).strip());
  }

  @Test
  void nothing_is_lost_of_what_has_no_words_and_no_character_is_divided() {
    var line = "x" + "\uD83D\uDE00".repeat(5_000);
    var pieces = sentences.of(line);
    assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(LONGEST));
    assertThat(pieces).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
    assertThat(String.join("", pieces)).isEqualTo(line);
  }

  /// The search for the end of a sentence looks ahead to the next letter.
  @ParameterizedTest
  @ValueSource(strings = {".-", ".?", ".(((", ".\\", ".\uD83D\uDE00", "? .", "a", "a ", "a. "})
  void ten_times_the_text_takes_about_ten_times_the_work(String piece) {
    var line = piece.repeat(SHORT_LINE / piece.length());
    var once = work(line);
    assertThat(work(line.repeat(TIMES))).isLessThan(once * TIMES * 4);
  }

  /// In ns of this thread's processor time.
  private long work(String line) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    assertThat(sentences.of(line)).isNotEmpty();
    return threads.getCurrentThreadCpuTime() - before;
  }
}
