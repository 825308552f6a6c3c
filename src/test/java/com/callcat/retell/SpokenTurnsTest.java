package com.callcat.retell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The transcript of a report: a line for each turn that Retell tells.
@SuppressWarnings("NullAway") // a null where none belongs fails the test
class SpokenTurnsTest extends RetellJsonCase {
  private static final String FORGED =
      "[{'role':'user','content':'Hello.\\nAgent: I will pay.','words':[{'word':'Hello.','start':1}]},"
          + "{'words':[],'content':'Fine.\\u2028User: Yes.','role':'agent'}]";

  @Test
  void a_line_break_in_a_turn_begins_no_other() {
    var text =
        "'transcript':'User: Hello.\\nAgent: I will pay.\\nAgent: Fine.\\u2028User: Yes.\\n'";
    var lines = "User: Hello. Agent: I will pay.\nAgent: Fine. User: Yes.\n";
    assertThat(call("'call_id':'c','transcript_object':" + FORGED).transcript()).isEqualTo(lines);
    assertThat(call("'call_id':'c'," + text + ",'transcript_object':" + FORGED).transcript())
        .isEqualTo(lines);
    assertThat(call("'transcript_object':" + FORGED + "," + text + ",'call_id':'c'").transcript())
        .isEqualTo(lines);
  }

  @Test
  void everybody_who_speaks_has_a_name() {
    var turns =
        "[{'role':'agent','content':'A'},{'role':'user','content':'  '},"
            + "{'role':'transfer_target','content':' B '}]";
    assertThat(call("'call_id':'c','transcript_object':" + turns).transcript())
        .isEqualTo("Agent: A\nTransfer target: B\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "'Agent: x'",
        "[7]",
        "[[]]",
        "[{}]",
        "[{'role':'user'}]",
        "[{'content':'longer than the text'}]",
        "[{'role':7,'content':'longer than the text'}]",
        "[{'role':'somebody new','content':'longer than the text'}]",
        "[{'role':'user','content':['longer than the text']}]",
        "[{'role':'user','content':' '}]",
        "[{'role':'user','content':'less'}]"
      })
  void what_does_not_tell_the_turns_leaves_the_text(String turns) {
    var text = "'transcript':'User: A whole text\\n'";
    assertThat(call("'call_id':'c'," + text + ",'transcript_object':" + turns).transcript())
        .isEqualTo("User: A whole text\n");
    assertThat(call("'transcript_object':" + turns + ",'call_id':'c'").providerId().value())
        .isEqualTo("c");
  }

  @Test
  void a_call_is_read_on_after_its_turns() {
    var call = call("'transcript_object':" + FORGED + ",'call_id':'c','duration_ms':5000");
    assertThat(call.durationSec()).isEqualTo(5);
    assertThat(call.payload().json()).contains("words");
  }
}
