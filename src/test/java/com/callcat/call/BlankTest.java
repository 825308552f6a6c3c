package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTest {
  /// One of each kind: what Java's strip() strips, what it leaves, and what has no width.
  private static final List<String> BLANKS =
      List.of(
          " ", "\t", "\n", "\u0085", "\u00a0", "\u1680", "\u2007", "\u202f", "\u2028", "\u3000",
          "\u00ad", "\u061c", "\u180e", "\u200b", "\u200e", "\u202a", "\u202c", "\u2060", "\u2066",
          "\u2069", "\ufeff");

  @Test
  void each_is_stripped_from_both_ends_and_kept_inside() {
    assertThat(BLANKS)
        .allSatisfy(
            blank -> {
              assertThat(Blank.strip(blank + "a" + blank + "b" + blank + blank))
                  .isEqualTo("a" + blank + "b");
              assertThat(Blank.any("a" + blank + "b")).isTrue();
              assertThat(Blank.all(blank)).isTrue();
            });
    assertThat(Blank.strip(String.join("", BLANKS))).isEmpty();
    assertThat(Blank.all("")).isTrue();
    assertThat(Blank.any("ab")).isFalse();
  }

  @Test
  void what_counts_as_blank_is_what_is_stripped_for_every_character() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT))
        .allSatisfy(
            character -> {
              var text = Character.toString(character);
              assertThat(Blank.strip("a" + text).equals("a")).isEqualTo(Blank.is(character));
              assertThat(Blank.strip(text).isEmpty()).isEqualTo(Blank.all(text));
            });
  }

  /// Malayalam, the Arabic sign of a year, the flag of England, a black heart in colour.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "അവന്\u200d",
        "1445 ه\u200d",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "\u2764\ufe0f"
      })
  void what_belongs_to_a_letter_stays(String text) {
    assertThat(Blank.strip(text)).isEqualTo(text);
    assertThat(Blank.strip("\u00a0" + text + "\u00a0")).isEqualTo(text);
  }

  @Test
  void joiners_that_join_nothing_are_stripped() {
    assertThat(Blank.strip("\u200d\u200c a")).isEqualTo("a");
    assertThat(Blank.all("\u200d\u00a0\u200c")).isTrue();
  }
}
