package com.callcat.retell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Analysis;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // a null where none belongs fails the test
class RetellJsonTest extends RetellJsonCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void the_end_of_a_call_brings_all_its_facts() {
    var report = news("webhook.call_ended.json");
    assertThat(report.providerId()).isEqualTo(new ProviderId("call_7c1f0d9a4be24f6c8a1e5b03"));
    assertThat(report.stage()).isEqualTo(Stage.ENDED);
    assertThat(report.token()).isEqualTo("d3b0c44298fc1c149afbf4c8996fb924");
    assertThat(report.callerNumber()).isEqualTo(new PhoneNumber("+14155550142"));
    assertThat(report.startedAt()).isEqualTo(Instant.ofEpochMilli(1790000004210L));
    assertThat(report.endedAt()).isEqualTo(Instant.ofEpochMilli(1790000066840L));
    assertThat(report.durationSec()).isEqualTo(62);
    assertThat(report.reason()).isEqualTo("agent_hangup");
    assertThat(report.transcript()).startsWith("User: Okafor Dental").endsWith("Thank you!\n");
    assertThat(report.recordingUrl()).endsWith("/recording.wav");
    assertThat(report.analysis()).isNull();
  }

  @Test
  void a_key_that_is_not_ours_is_no_key() {
    assertThat(news("webhook.call_ended.json").key()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "webhook.call_started.json, STARTED, ",
    "webhook.call_ended.json, ENDED, agent_hangup",
    "webhook.call_ended.no_answer.json, ENDED, dial_no_answer",
    "webhook.call_ended.voicemail.json, ENDED, voicemail_reached",
    "webhook.call_ended.no_valid_payment.json, ENDED, no_valid_payment",
    "webhook.call_analyzed.json, ANALYZED, agent_hangup"
  })
  void an_event_tells_how_far_the_call_is(String fixture, Stage stage, String reason) {
    var report = news(fixture);
    assertThat(report.stage()).isEqualTo(stage);
    assertThat(report.reason()).isEqualTo(reason);
  }

  @Test
  void a_call_that_never_connected_has_no_start_no_duration_and_no_transcript() {
    var report = news("webhook.call_ended.no_answer.json");
    assertThat(report.startedAt()).isNull();
    assertThat(report.durationSec()).isNull();
    assertThat(report.transcript()).isNull();
  }

  @Test
  void the_transcript_event_is_not_wanted() {
    assertThat(RetellJson.event(Fixtures.bytes("webhook.transcript_updated.json")))
        .isEqualTo(new WebhookEvent.Other());
  }

  @Test
  void an_analysis_is_read() {
    assertThat(news("webhook.call_analyzed.json").analysis())
        .isEqualTo(
            new Analysis(
                "The office moved Mira Patel's cleaning from Tuesday 4 pm to Thursday 10:30 am at"
                    + " no extra cost.",
                List.of("Be at Okafor Dental on Thursday 10:30"),
                List.of(),
                "Positive",
                false));
  }

  @Test
  void an_answer_to_a_create_is_a_registered_call() {
    var report = RetellJson.call(Fixtures.bytes("create-phone-call.201.json"));
    assertThat(report.stage()).isEqualTo(Stage.REGISTERED);
    assertThat(report.payload().json())
        .isEqualTo(Fixtures.text("create-phone-call.201.json").strip());
  }

  @Test
  void a_full_call_object_is_read() {
    var report = RetellJson.call(Fixtures.bytes("call.full.json"));
    assertThat(report.providerId()).isEqualTo(new ProviderId("Jabr9TXYYJHfvl6Syypi88rdAHYHmcq6"));
    assertThat(report.durationSec()).isEqualTo(10);
    assertThat(report.analysis().sentiment()).isEqualTo("Positive");
    assertThat(report.key()).isNull();
    assertThat(report.token()).isNull();
  }

  @Test
  void a_page_of_calls_is_read() {
    var list = RetellJson.calls(Fixtures.bytes("list-calls.200.json"));
    assertThat(list.complete()).isTrue();
    assertThat(list.reports()).hasSize(1);
    assertThat(list.reports().getFirst().stage()).isEqualTo(Stage.STARTED);
    assertThat(list.reports().getFirst().payload().json()).startsWith("{\n").endsWith("}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[]}",
        "{\"items\":[],\"has_more\":true}",
        "{\"items\":[],\"has_more\":null}",
        "{\"items\":[],\"has_more\":\"false\"}"
      })
  void a_page_that_does_not_say_it_is_the_last_is_not(String page) {
    assertThat(RetellJson.calls(page.getBytes(UTF_8)).complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"has_more\":false}",
        "{\"items\":{},\"has_more\":false}",
        "{\"items\":[{}],\"has_more\":false}",
        "{\"items\":[7],\"has_more\":false}",
        "{\"items\":[],\"has_more\":false",
        "<html>"
      })
  void what_is_no_page_of_calls_is_not_taken_for_an_empty_one(String page) {
    assertThat(RetellJson.calls(page.getBytes(UTF_8))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "registered, REGISTERED",
    "ongoing, STARTED",
    "ended, ENDED",
    "error, ENDED",
    "not_connected, ENDED",
    "some_new_status, REGISTERED"
  })
  void a_call_that_was_looked_up_tells_itself_how_far_it_is(String status, Stage stage) {
    assertThat(call("'call_id':'c','call_status':'" + status + "'").stage()).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource({"ended, ANALYZED", "error, ANALYZED", "ongoing, STARTED"})
  void an_analysis_counts_once_the_call_is_over(String status, Stage stage) {
    assertThat(call("'call_id':'c','call_status':'" + status + "','call_analysis':{}").stage())
        .isEqualTo(stage);
  }

  @Test
  void an_empty_analysis_is_still_one() {
    assertThat(call("'call_id':'c','call_analysis':{}").analysis())
        .isEqualTo(new Analysis(null, List.of(), List.of(), null, false));
    assertThat(call("'call_id':'c','call_analysis':null").analysis()).isNull();
  }

  @Test
  void an_event_goes_before_what_the_object_says() {
    var late = "{'event':'call_started','call':{'call_id':'c','call_status':'ended'}}";
    var early = "{'call':{'call_id':'c','call_status':'ongoing'},'event':'call_ended'}";
    assertThat(news(json(late)).stage()).isEqualTo(Stage.STARTED);
    assertThat(news(json(early)).stage()).isEqualTo(Stage.ENDED);
  }

  @Test
  void lists_are_read_however_they_are_written() {
    var analysis =
        analysis(
            "{'action_items':'- Call back\\n\\n* Send mail \\r\\n2. Pay 10.50\\n• Sign',"
                + "'tags':'dentist, moved\\n#happy,,dentist'}");
    assertThat(analysis.actionItems())
        .containsExactly("Call back", "Send mail", "Pay 10.50", "Sign");
    assertThat(analysis.tags()).containsExactly("dentist", "moved", "happy");
  }

  @Test
  void lists_may_be_lists() {
    var analysis = analysis("{'action_items':['Call, then pay',5,null,{}],'tags':['a','b']}");
    assertThat(analysis.actionItems()).containsExactly("Call, then pay");
    assertThat(analysis.tags()).containsExactly("a", "b");
  }

  @Test
  void a_summary_and_lists_are_cut_to_what_a_person_reads() throws Exception {
    var items = MAPPER.writeValueAsString("item\n".repeat(3) + "y".repeat(2000));
    var call =
        call(
            "'call_id':'c','call_analysis':{'call_summary':'x"
                + "🐈".repeat(9000)
                + "','custom_analysis_data':{'action_items':"
                + items
                + "}}");
    assertThat(call.analysis().summary()).hasSize(9999).endsWith("🐈");
    assertThat(call.analysis().actionItems()).containsExactly("item", "y".repeat(500));
  }

  @Test
  void a_voicemail_is_told() {
    assertThat(call("'call_id':'c','call_analysis':{'in_voicemail':true}").analysis().voicemail())
        .isTrue();
  }

  @Test
  void a_report_never_prints_what_was_said_or_to_whom() {
    assertThat(news("webhook.call_ended.json").toString())
        .isEqualTo("ProviderReport[call_7c1f0d9a4be24f6c8a1e5b03 ENDED]");
  }

  @Test
  void an_error_has_a_message_or_none() {
    assertThat(RetellJson.errorMessage(Fixtures.bytes("error.429.json")))
        .isEqualTo("Account rate limited, please throttle your requests.");
    assertThat(RetellJson.errorMessage("<html>".getBytes(UTF_8))).isNull();
    assertThat(RetellJson.errorMessage("{\"message\":7}".getBytes(UTF_8))).isNull();
    assertThat(RetellJson.errorMessage(new byte[0])).isNull();
  }
}
