package com.callcat.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderTest {

  static Stream<Arguments> faulty_fields() {
    return Stream.of(
        Arguments.of("from_number", null),
        Arguments.of("from_number", "4155550142"),
        Arguments.of("to_number", null),
        Arguments.of("to_number", "+0125550187"),
        Arguments.of("to_number", "+1212"),
        Arguments.of("to_number", "+1 212 555 0187"),
        Arguments.of("to_number", 12125550187L),
        Arguments.of("override_agent_id", 5),
        Arguments.of("override_agent_version", true),
        Arguments.of("metadata", "x"),
        Arguments.of("retell_llm_dynamic_variables", new JsonObject().put("attempt", 1)),
        Arguments.of("retell_llm_dynamic_variables", new JsonObject().putNull("subject")),
        Arguments.of("retell_llm_dynamic_variables", new JsonArray()),
        Arguments.of("agent_override", new JsonArray()));
  }

  @ParameterizedTest
  @MethodSource("faulty_fields")
  void a_faulty_field_is_refused_by_name(String field, Object value) {
    assertRefused(Orders.order("+12125550187").put(field, value), field);
  }

  static Stream<Arguments> faulty_overrides() {
    return Stream.of(
        Arguments.of("voice_id", 1),
        Arguments.of("ring_duration_ms", 4_999),
        Arguments.of("ring_duration_ms", "35000"),
        Arguments.of("max_call_duration_ms", 7_200_001),
        Arguments.of("end_call_after_silence_ms", 9_999),
        Arguments.of("webhook_url", "callcat.example/webhooks"),
        Arguments.of("webhook_url", "file:///etc/passwd"),
        Arguments.of("webhook_url", "http://a b"),
        Arguments.of("webhook_events", new JsonArray().add("call_finished")),
        Arguments.of("webhook_events", "call_ended"),
        Arguments.of("post_call_analysis_data", new JsonArray().add("tags")),
        Arguments.of("post_call_analysis_data", new JsonArray().add(new JsonObject())));
  }

  @ParameterizedTest
  @MethodSource("faulty_overrides")
  void a_faulty_override_is_refused_by_name(String field, Object value) {
    var order = Orders.order("+12125550187");
    Orders.agentOf(order).put(field, value);

    assertRefused(order, field);
  }

  @Test
  void two_numbers_are_enough() {
    var order =
        new Order(
            new JsonObject().put("from_number", Orders.CALLER).put("to_number", Orders.CALLEE));

    assertThat(order.webhookUrl()).isNull();
    assertThat(order.webhookEvents()).containsExactly(WebhookEventType.values());
    assertThat(order.analysisFields()).isEmpty();
  }

  @Test
  void an_order_does_not_print_its_numbers() {
    var order = new Order(Orders.order("+12125550187"));

    assertThat(order.toString()).doesNotContain("555");
    assertThat(Orders.callTo("+12125550187").toString()).doesNotContain("555");
  }

  private static void assertRefused(JsonObject order, String field) {
    assertThatThrownBy(() -> new Order(order))
        .isInstanceOfSatisfying(
            RetellError.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
        .hasMessageContaining(field)
        .hasMessageNotContaining("555");
  }
}
