package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTranscriptTest {
  @Test
  void the_notes_stand_after_the_talk_each_on_its_line() {
    var talk = new CallTranscript("Agent: Hi\n", null);
    var noted = CallTranscript.add(CallTranscript.add(talk, "one"), "two");

    assertThat(talk.whole()).isEqualTo("Agent: Hi\n");
    assertThat(noted).isEqualTo(new CallTranscript("Agent: Hi\n", "one\ntwo"));
    assertThat(noted.whole()).isEqualTo("Agent: Hi\none\ntwo");
    assertThat(CallTranscript.add(null, "one").whole()).isEqualTo("one");
    assertThat(CallTranscript.add(new CallTranscript("", null), "one").whole()).isEqualTo("one");
  }

  /// A character may take one byte or four.
  @ParameterizedTest
  @ValueSource(strings = {"x", "\u8bdd", "\ud83d\ude00"})
  void no_more_can_be_added_than_can_be_put_back(String character) {
    var talk = new CallTranscript(character.repeat(50_000), null);
    var full = CallTranscript.add(talk, character.repeat(9_999));

    assertThat(full.whole().codePoints()).hasSize(CallTranscript.MOST_WRITTEN);
    for (var before : new CallTranscript[] {full, new CallTranscript(null, full.whole())}) {
      assertThatThrownBy(() -> CallTranscript.add(before, ""))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("longer than 60000 characters");
    }
  }

  @Test
  void without_a_text_there_is_none() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CallTranscript(null, null));
  }
}
