package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Orders.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListCallsRequestTest {
  private static final List<SimulatedCall> CALLS =
      List.of(
          placed("call_01", "+12125550187", 0),
          placed("call_02", "+12125550001", 10),
          placed("call_03", "+12125550003", 20),
          placed("call_04", "+12125550188", 100),
          placed("call_05", "+12125550189", 110));

  /// The first three are over, the fourth is ongoing, the fifth still rings.
  private static final Instant NOW = T0.plusSeconds(111);

  private static SimulatedCall placed(String id, String number, long second) {
    return Orders.call(id, Orders.order(number), T0.plusSeconds(second));
  }

  @Test
  void without_a_filter_all_are_listed_newest_first() {
    assertThat(ids("{}")).containsExactly("call_05", "call_04", "call_03", "call_02", "call_01");
  }

  @Test
  void a_call_is_found_by_its_token_alone_even_while_it_is_only_registered() {
    var answer =
        run(
            """
            {"filter_criteria": {"metadata": [
              {"type": "string", "op": "eq", "key": "token", "value": "token-+12125550189"}]}}
            """);

    assertThat(ids(answer)).containsExactly("call_05");
    assertThat(answer.getBoolean("has_more")).isFalse();
    assertThat(answer.getJsonArray("items").getJsonObject(0).getString("call_status"))
        .isEqualTo("registered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "call_id": {"type":"string","op":"eq","value":"call_02"} | call_02
          "call_id": {"type":"enum","op":"in","value":["call_02","call_04"]} | call_04 call_02
          "call_status": {"type":"enum","op":"in","value":["ongoing"]} | call_04
          "call_status": {"type":"enum","op":"in","value":["ended","not_connected"]} | call_03 call_02 call_01
          "to_number": {"type":"string","op":"eq","value":"+12125550187"} | call_01
          "to_number": {"type":"string","op":"ew","value":"0188"} | call_04
          "to_number": {"type":"string","op":"sw","value":"+1212555000"} | call_03 call_02
          "to_number": {"type":"string","op":"co","value":"55018"} | call_05 call_04 call_01
          "from_number": {"type":"string","op":"ne","value":"+14155550142"} | ~~
          "disconnection_reason": {"type":"enum","op":"in","value":["dial_no_answer"]} | call_02
          "duration_ms": {"type":"number","op":"ge","value":60000} | call_03 call_01
          "duration_ms": {"type":"number","op":"lt","value":60000} | ~~
          "start_timestamp": {"type":"range","op":"bt","value":[1790000002000,1790000022000]} | call_03 call_01
          "start_timestamp": {"type":"number","op":"gt","value":1790000022000} | call_04
          "in_voicemail": {"type":"boolean","op":"eq","value":true} | call_03
          "call_successful": {"type":"boolean","op":"eq","value":true} | call_01
          "dynamic_variables": [{"type":"present","op":"np","key":"subject"}] | ~~
          "custom_analysis_data": [{"type":"string","op":"eq","key":"outcome","value":"confirmed"}] | call_01
          "metadata": [{"type":"present","op":"np","key":"token"}] | ~~
          """)
  void filters_choose(String filter, @Nullable String found) {
    var expected = found == null || found.isEmpty() ? List.<String>of() : List.of(found.split(" "));

    assertThat(ids("{\"filter_criteria\": {" + filter + "}}")).isEqualTo(expected);
  }

  @Test
  void a_call_must_pass_all_filters() {
    assertThat(
            ids(
                """
                {"filter_criteria": {
                  "to_number": {"type": "string", "op": "sw", "value": "+1212555000"},
                  "call_status": {"type": "enum", "op": "in", "value": ["ended"]}}}
                """))
        .containsExactly("call_03");
  }

  @Test
  void pages_follow_each_other_to_the_end() {
    var found = new ArrayList<String>();
    var body = new JsonObject().put("limit", 2).put("sort_order", "ascending");
    var answer = run(body);
    found.addAll(ids(answer));
    while (answer.getBoolean("has_more")) {
      answer = run(body.copy().put("pagination_key", answer.getString("pagination_key")));
      found.addAll(ids(answer));
    }

    assertThat(found).containsExactly("call_01", "call_02", "call_03", "call_04", "call_05");
    assertThat(answer.containsKey("pagination_key")).isFalse();
  }

  @Test
  void calls_can_be_skipped_and_counted() {
    var answer = run("{\"skip\": 1, \"limit\": 2, \"include_total\": true}");

    assertThat(ids(answer)).containsExactly("call_04", "call_03");
    assertThat(answer.getLong("total")).isEqualTo(5);
    assertThat(answer.getBoolean("has_more")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"limit\": 0}",
        "{\"limit\": 1001}",
        "{\"limit\": \"5\"}",
        "{\"skip\": -1}",
        "{\"skip\": 1, \"pagination_key\": \"Y2FsbF8wMQ\"}",
        "{\"pagination_key\": \"***\"}",
        "{\"pagination_key\": \"Y2FsbF85OQ\"}",
        "{\"sort_order\": \"up\"}",
        "{\"filter_criteria\": []}",
        "{\"filter_criteria\": {\"tool_calls\": []}}",
        "{\"filter_criteria\": {\"metadata\": {\"type\": \"present\", \"op\": \"pr\"}}}",
        "{\"filter_criteria\": {\"metadata\": [{\"type\": \"present\", \"op\": \"pr\"}]}}",
        "{\"filter_criteria\": {\"call_id\": {\"type\": \"string\", \"op\": \"like\"}}}",
        "{\"filter_criteria\": {\"call_id\": {\"type\": \"string\", \"op\": \"eq\"}}}",
        "{\"filter_criteria\": {\"duration_ms\": {\"type\": \"range\", \"op\": \"bt\", \"value\":"
            + " [1]}}}",
        "{\"filter_criteria\": {\"call_status\": {\"type\": \"enum\", \"op\": \"in\", \"value\":"
            + " [\"registered\"]}}}"
      })
  void a_faulty_query_is_refused_and_never_ignored(String body) {
    assertThatThrownBy(() -> run(body))
        .isInstanceOfSatisfying(
            RetellError.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
  }

  private static List<String> ids(String body) {
    return ids(run(body));
  }

  private static List<String> ids(JsonObject answer) {
    JsonArray items = answer.getJsonArray("items");
    return items.stream().map(item -> ((JsonObject) item).getString("call_id")).toList();
  }

  private static JsonObject run(String body) {
    return run(new JsonObject(body));
  }

  private static JsonObject run(JsonObject body) {
    return ListCallsRequest.of(body).run(CALLS, NOW);
  }
}
