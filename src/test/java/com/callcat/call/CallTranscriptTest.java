package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

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

  @Test
  void without_a_text_there_is_none() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CallTranscript(null, null));
  }
}
