package com.callcat.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.net.Bodies;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What language models write when they are asked for one item per line.
@SuppressWarnings("NullAway") // a null where none belongs fails the test
class ListTextTest extends RetellJsonCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern LINES = Pattern.compile("\\R");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "None",
        "none.",
        "NONE",
        "- None",
        "* None.",
        "N/A",
        "n/a",
        "N / A",
        "NA",
        "null",
        "\"null\"",
        "nil",
        "undefined",
        "[]",
        "[ ]",
        "[\"\"]",
        "[\"None\"]",
        "[None]",
        "[null]",
        "{}",
        "-",
        "—",
        "–",
        "...",
        "- ",
        "• ",
        "No action items.",
        "no action items",
        "- No action items were identified in this call.",
        "There are no specific action items from the conversation.",
        "None identified.",
        "No follow-up needed.",
        "No further actions required at this time",
        "No tags",
        "Nothing",
        "Not applicable",
        "Not available.",
        "Ninguno",
        "Keine",
        "无",
        "None\nN/A\n-"
      })
  void what_says_that_there_is_nothing_is_an_empty_list(String text) {
    assertThat(items(text)).isEmpty();
    assertThat(items("Call back\n" + text)).containsExactly("Call back");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1. a|a",
        "12. a|a",
        "1) a|a",
        "(1) a|a",
        "（1）a|a",
        "1、a|a",
        "a) b|b",
        "(a) b|b",
        "ii) b|b",
        "- [ ] a|a",
        "- [x] a|a",
        "* [X] a|a",
        "[ ] a|a",
        "☐ a|a",
        "- a|a",
        "* a|a",
        "+ a|a",
        "• a|a",
        "•a|a",
        "— a|a",
        "– a|a",
        "‑ a|a",
        "- 1. a|a",
        "  - a  |a",
        "\"a\"|a",
        "- “a”|a",
        "Pay 10.50|Pay 10.50",
        "10.50 to pay|10.50 to pay",
        "-5 % for regulars|-5 % for regulars",
        "A. Smith calls back|A. Smith calls back",
        "I will call|I will call",
        "(optional) call back|(optional) call back",
        "No show fee must be paid|No show fee must be paid",
        "No action on the bill before Friday|No action on the bill before Friday",
        "Nobody is to be called|Nobody is to be called",
        "[Anna] calls back|[Anna] calls back",
        "Say \"yes\" to Ann|Say \"yes\" to Ann",
        "None of the forms is signed: sign them|None of the forms is signed: sign them"
      })
  void a_line_is_its_bare_item(String line, String item) {
    assertThat(items(line)).containsExactly(item);
    assertThat(items("First\r\n" + line + "\u2028Last")).containsExactly("First", item, "Last");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\", \"b\"]",
        " [ \"a\" ,\n \"b\", ] ",
        "['a', 'b']",
        "```json\n[\"a\", \"b\"]\n```",
        "[\"- a\", \"2. b\"]",
        "[\"a\", null, \"None\", {}, 7, \"b\"]",
        "```\n- a\n- b\n```",
        "a\n\n\nb"
      })
  void a_list_that_is_written_as_a_text_is_a_list(String text) {
    assertThat(items(text)).containsExactly("a", "b");
  }

  @Test
  void an_empty_list_that_is_written_as_a_text_is_one() {
    assertThat(items("```json\n[]\n```")).isEmpty();
    assertThat(items("```\nNone\n```")).isEmpty();
  }

  @Test
  void tags_are_read_alike() throws Exception {
    assertThat(tags("None")).isEmpty();
    assertThat(tags("N/A, ")).isEmpty();
    assertThat(tags("[]")).isEmpty();
    assertThat(tags("[\"dentist\", \"moved\"]")).containsExactly("dentist", "moved");
    assertThat(tags("#dentist, (1) moved; - [x] happy，新"))
        .containsExactly("dentist", "moved", "happy", "新");
  }

  @ParameterizedTest
  @ValueSource(strings = {"None", "N/A", "null", "-", "…"})
  void a_summary_that_says_nothing_is_none(String text) throws Exception {
    var quoted = MAPPER.writeValueAsString(text);
    assertThat(call("'call_id':'c','call_analysis':{'call_summary':" + quoted + "}").analysis())
        .satisfies(analysis -> assertThat(analysis.summary()).isNull());
  }

  @Test
  void the_longest_text_of_one_thing_takes_no_time() {
    for (var piece : List.of("-", "- ", " ", "[", "no ", "`", "a) ", "\"", "1. ", "N/A ")) {
      var text = piece.repeat(Bodies.LIMIT / 4 / piece.length()) + "a";
      assertThat(items("x" + text)).isNotEmpty();
      items(text);
    }
  }

  @Property(tries = 300)
  void an_item_is_never_blank_and_never_has_a_line_break(@ForAll String text) {
    assertThat(items(text))
        .allSatisfy(item -> assertThat(item).isEqualTo(item.strip()).isNotEmpty())
        .noneMatch(item -> Pattern.compile("\\R").matcher(item).find());
  }

  private static List<String> items(String text) {
    return ListText.items(TextNode.valueOf(text), LINES).toList();
  }

  private static List<String> tags(String text) throws Exception {
    return analysis("{'tags':" + MAPPER.writeValueAsString(text).replace('\'', '’') + "}").tags();
  }
}
