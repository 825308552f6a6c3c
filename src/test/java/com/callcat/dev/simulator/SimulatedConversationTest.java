package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Orders.T0;
import static com.callcat.dev.simulator.Orders.call;
import static com.callcat.dev.simulator.Orders.callTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.simulator.SimulatedConversation.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedConversationTest {

  @Test
  void it_is_about_what_the_agent_was_asked_to_do() {
    assertThat(SimulatedConversation.of(callTo("+12125550187")).text())
        .contains("Dr. Okafor", "AI assistant", "Move the 4 pm cleaning", "a slot on Thursday");
  }

  @Test
  void the_same_call_always_says_the_same() {
    assertThat(SimulatedConversation.of(callTo("+12125550187")))
        .isEqualTo(SimulatedConversation.of(callTo("+12125550187")));
  }

  @Test
  void different_calls_differ() {
    var order = Orders.order("+12125550187");
    var texts =
        List.of("01", "02", "03", "04", "05").stream()
            .map(id -> SimulatedConversation.of(call("call_" + id, order, T0)).text())
            .distinct();

    assertThat(texts).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12125550187",
        "+1 (212) 555-0187",
        "212.555.0187",
        "2125550187",
        "(212)555 0187",
        "+44 20 7946 0018"
      })
  void no_phone_number_is_read_out(String number) {
    for (var variable : List.of("callee_name", "subject", "task_prompt")) {
      var call = call(Orders.saying(variable, "Ring " + number + " today"));

      assertThat(SimulatedConversation.of(call).text()).doesNotContainPattern("\\d{3}");
      assertThat(SimulatedAnalysis.of(call).encode()).doesNotContainPattern("\\d{3}");
    }
  }

  @Test
  void a_date_is_no_phone_number() {
    assertThat(Speech.brief("On 2026-11-23 at 10:30")).isEqualTo("On 2026-11-23 at 10:30");
  }

  @Test
  void long_words_are_said_in_one_breath() {
    assertThat(Speech.brief("word ".repeat(1_000))).hasSizeBetween(100, 160);
    assertThat(Speech.brief("😺".repeat(1_000))).hasSizeBetween(100, 160).endsWith("😺");
  }

  @Test
  void the_words_fill_the_talk_one_after_the_other() {
    var words = words(callTo("+12125550187"));

    assertThat(words.getLast().end()).isEqualTo(60_000);
    for (var next = 1; next < words.size(); next++) {
      assertThat(words.get(next).start()).isGreaterThanOrEqualTo(words.get(next - 1).end());
    }
  }

  @Test
  void nothing_is_said_after_a_stop() {
    var stopped = callTo("+12125550187").stopped(T0.plusSeconds(22));
    var words = words(stopped);

    assertThat(words).isNotEmpty().allMatch(word -> word.end() <= 20_000);
    assertThat(SimulatedConversation.of(stopped).text()).doesNotContain("goodbye");
  }

  @Test
  void an_order_without_variables_is_talked_about_all_the_same() {
    var order = Orders.order("+12125550187");
    order.remove("retell_llm_dynamic_variables");

    assertThat(SimulatedConversation.of(call(order)).text())
        .startsWith("User: ")
        .contains("\nAgent: ");
  }

  private static List<Word> words(SimulatedCall call) {
    return SimulatedConversation.of(call).utterances().stream()
        .flatMap(utterance -> utterance.words().stream())
        .toList();
  }
}
