package com.callcat.retell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ProviderReportBuilder;
import com.callcat.net.Bodies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Retell does not promise to send, and what is not its own.
@SuppressWarnings("NullAway") // a null where none belongs fails the test
class OddRetellJsonTest extends RetellJsonCase {
  @ParameterizedTest
  @ValueSource(strings = {"42", "'42'"})
  void our_key_is_read_from_the_metadata(String userId) {
    var call =
        call("'call_id':'c','metadata':{'callId':'" + CALL_ID + "','userId':" + userId + "}");
    assertThat(call.key()).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'callId':'" + CALL_ID + "'}",
        "{'userId':42}",
        "{'callId':'" + CALL_ID + "','userId':0}",
        "{'callId':'" + CALL_ID + "','userId':-1}",
        "{'callId':'" + CALL_ID + "','userId':4.5}",
        "{'callId':'" + CALL_ID + "','userId':99999999999999999999}",
        "{'callId':'" + CALL_ID + "','userId':{}}",
        "{'callId':'" + CALL_ID + "','userId':true}",
        "{'callId':7,'userId':42}",
        "{'callId':'cc-0042','userId':42}",
        "[]",
        "'x'",
        "null"
      })
  void half_a_key_is_none(String metadata) {
    assertThat(call("'call_id':'c','metadata':" + metadata).key()).isNull();
  }

  @Test
  void fields_of_a_wrong_type_or_beyond_measure_count_as_not_told() {
    var call =
        call(
            "'call_id':'c','call_status':5,'from_number':'nobody','start_timestamp':'soon',"
                + "'end_timestamp':9e99,'duration_ms':-1,'disconnection_reason':{},"
                + "'transcript':[1],'recording_url':true,'call_analysis':'good','metadata':5");
    assertThat(call)
        .isEqualTo(
            new ProviderReportBuilder(new ProviderId("c"), Stage.REGISTERED, call.payload())
                .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'duration_ms':1999|1",
        "'duration_ms':0|0",
        "'duration_ms':-1|",
        "'duration_ms':'1999'|",
        "'start_timestamp':1000,'end_timestamp':4999|"
      },
      quoteCharacter = '\0')
  void the_duration_is_told_in_whole_seconds_or_not_at_all(String fields, Integer seconds) {
    assertThat(call("'call_id':'c'," + fields).durationSec()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "'  '", "5", "{}", "[]"})
  void without_a_name_there_is_no_call(String id) {
    assertThat(RetellJson.call(json("{'call_id':" + id + "}"))).isNull();
    assertThat(RetellJson.event(json("{'event':'call_ended','call':{'call_id':" + id + "}}")))
        .isEqualTo(new WebhookEvent.Malformed());
  }

  @Test
  void a_name_has_at_most_256_characters() {
    assertThat(call("'call_id':'" + "c".repeat(256) + "'")).isNotNull();
    assertThat(RetellJson.call(json("{'call_id':'" + "c".repeat(257) + "'}"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "[]",
        "{}",
        "{'event':'call_ended'}",
        "{'event':'call_ended','call':null}",
        "{'event':'call_ended','call':[]}",
        "{'event':null,'call':{'call_id':'c'}}",
        "{'event':' ','call':{'call_id':'c'}}",
        "{'call':{'call_id':'c'}}",
        "{'event':'call_ended','call':{'call_id':'c'}",
        "{'event':'call_ended','call':{'call_id':'c'}}}",
        "{'event':'call_ended','call':{'call_id':'c'}} {}",
        "{'event':'call_ended','call':{'call_id':'c',}}",
        "v=1"
      })
  void what_is_no_event_is_malformed(String body) {
    assertThat(RetellJson.event(json(body))).isEqualTo(new WebhookEvent.Malformed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'event':'chat_started','chat':{}}", "{'event':'x','call':{'call_id':'c'}}"})
  void an_event_of_another_name_is_another_event(String body) {
    assertThat(RetellJson.event(json(body))).isEqualTo(new WebhookEvent.Other());
  }

  @Test
  void depth_without_end_is_malformed_and_does_no_harm() {
    var deep = "{'event':'call_ended','call':{'call_id':'c','x':" + "[".repeat(1_000_000);
    assertThat(RetellJson.event(json(deep))).isEqualTo(new WebhookEvent.Malformed());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 70_000, 5_000_000})
  void the_call_is_kept_to_the_letter(int padding) {
    var call =
        "{ \"call_id\" : \"c\",\r\n \"cost\":1.10000000000000000000000001e+2, \"x\":[{\"y\":null}],"
            + "\"call_id_2\":\"Señora ✅ 🐈 \\u00e9\\n\",\"transcript\":\""
            + "🐈 ok ".repeat(padding / 7)
            + "\" }";
    var body = "\n{\"first\":\"🐈\",\"event\":\"call_ended\" , \"call\" :\t" + call + ",\"z\":1}\n";
    assertThat(news(body.getBytes(UTF_8)).payload().json()).isEqualTo(call);
  }

  @Test
  void one_text_may_fill_the_whole_body() {
    var transcript = "a".repeat(Bodies.LIMIT - 100);
    assertThat(call("'call_id':'c','transcript':'" + transcript + "'").transcript())
        .isEqualTo(transcript);
  }
}
