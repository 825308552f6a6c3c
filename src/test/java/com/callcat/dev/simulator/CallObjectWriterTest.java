package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Orders.T0;
import static com.callcat.dev.simulator.Orders.callTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallObjectWriterTest {
  private static final int MEGABYTE = 1_000_000;

  @ParameterizedTest
  @EnumSource
  void what_retell_always_sends_is_there_at_every_stage(Stage stage) {
    assertThat(CallObjectWriter.full(callTo("+12125550187"), stage).getMap())
        .containsEntry("call_id", "call_7c1f0d9a4be24f6c8a1e5b03")
        .containsEntry("agent_id", "agent_5f0c2f7d91be4a83")
        .containsEntry("agent_version", 1)
        .containsEntry("call_type", "phone_call")
        .containsEntry("direction", "outbound")
        .containsEntry("from_number", Orders.CALLER)
        .containsEntry("to_number", Orders.CALLEE)
        .containsKeys("call_status", "metadata", "retell_llm_dynamic_variables");
  }

  @Test
  void a_call_that_started_shows_when_and_nothing_of_its_end() {
    var shown = CallObjectWriter.full(callTo("+12125550187"), Stage.ONGOING);

    assertThat(shown.getString("call_status")).isEqualTo("ongoing");
    assertThat(shown.getLong("start_timestamp")).isEqualTo(T0.plusSeconds(2).toEpochMilli());
    assertThat(shown.fieldNames())
        .doesNotContain("end_timestamp", "disconnection_reason", "transcript", "call_analysis");
  }

  @Test
  void a_call_that_ended_shows_everything_but_the_analysis() {
    var shown = CallObjectWriter.full(callTo("+12125550187"), Stage.ENDED);

    assertThat(shown.getString("call_status")).isEqualTo("ended");
    assertThat(shown.getString("disconnection_reason")).isEqualTo("agent_hangup");
    assertThat(shown.getLong("end_timestamp")).isEqualTo(T0.plusSeconds(62).toEpochMilli());
    assertThat(shown.getLong("duration_ms")).isEqualTo(60_000);
    assertThat(shown.getJsonObject("call_cost").getDouble("combined_cost")).isEqualTo(6.0);
    assertThat(shown.fieldNames())
        .contains("transcript", "transcript_object", "recording_url", "latency")
        .doesNotContain("call_analysis");
  }

  @Test
  void a_call_that_nobody_answered_shows_an_empty_transcript() {
    var shown = CallObjectWriter.full(callTo("+12125550001"), Stage.ENDED);

    assertThat(shown.getString("call_status")).isEqualTo("not_connected");
    assertThat(shown.getString("disconnection_reason")).isEqualTo("dial_no_answer");
    assertThat(shown.getString("transcript")).isEmpty();
    assertThat(shown.getJsonArray("transcript_object")).isEmpty();
    assertThat(shown.fieldNames())
        .doesNotContain("start_timestamp", "duration_ms", "recording_url", "call_cost");
  }

  @Test
  void the_analysis_fills_in_the_fields_asked_for() {
    var found = analysis("+12125550187");

    assertThat(found.getString("user_sentiment")).isIn("Positive", "Neutral");
    assertThat(found.getBoolean("call_successful")).isTrue();
    assertThat(found.getString("call_summary")).contains("Dr. Okafor", "Move the 4 pm cleaning");
    var custom = found.getJsonObject("custom_analysis_data");
    assertThat(custom.getString("action_items")).contains("\n");
    assertThat(custom.getString("tags")).isEqualTo("follow-up\nagreed");
    assertThat(custom.getBoolean("opt_out_requested")).isFalse();
    assertThat(custom.getString("outcome")).isEqualTo("confirmed");
  }

  @Test
  void a_voicemail_ended_and_is_known_by_its_reason_and_analysis() {
    var shown = CallObjectWriter.full(callTo("+12125550003"), Stage.ANALYZED);

    assertThat(shown.getString("call_status")).isEqualTo("ended");
    assertThat(shown.getString("disconnection_reason")).isEqualTo("voicemail_reached");
    assertThat(shown.getString("transcript")).startsWith("User: You have reached the voicemail");
    assertThat(analysis("+12125550003").getBoolean("in_voicemail")).isTrue();
  }

  @Test
  void without_a_conversation_no_custom_field_is_found() {
    assertThat(analysis("+12125550001").fieldNames()).doesNotContain("custom_analysis_data");
    assertThat(analysis("+12125550003").fieldNames()).doesNotContain("custom_analysis_data");
  }

  @Test
  void an_hour_of_talk_is_more_than_a_megabyte() {
    var shown = CallObjectWriter.full(callTo("+12125550012"), Stage.ENDED);

    assertThat(shown.toBuffer().length()).isGreaterThan(MEGABYTE);
    assertThat(shown.getLong("end_timestamp") - shown.getLong("start_timestamp"))
        .isEqualTo(3_600_000);
  }

  @Test
  void lists_show_no_transcript() {
    assertThat(CallObjectWriter.item(callTo("+12125550187"), Stage.ANALYZED).fieldNames())
        .contains("call_analysis", "duration_ms")
        .doesNotContain("transcript", "transcript_object", "transcript_with_tool_calls");
  }

  @Test
  void a_version_asked_for_by_name_is_shown_as_a_tag() {
    var order = Orders.order("+12125550187").put("override_agent_version", "prod");
    var shown = CallObjectWriter.full(Orders.call(order), Stage.REGISTERED);

    assertThat(shown.getString("agent_tag")).isEqualTo("prod");
    assertThat(shown.getInteger("agent_version")).isEqualTo(1);
  }

  private static JsonObject analysis(String number) {
    return CallObjectWriter.full(callTo(number), Stage.ANALYZED).getJsonObject("call_analysis");
  }
}
