package com.callcat.retell.client;

import static com.callcat.call.Preferences.DEFAULT;
import static com.callcat.retell.client.Samples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.call.Preferences;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.TimeZone;
import com.callcat.net.Bodies;
import com.callcat.retell.Fixtures;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever becomes of a request to place a call, it is made once.
class PlaceCallTest extends RetellClientCase {
  @Test
  void a_call_that_retell_took_is_placed() throws Exception {
    var created = Fixtures.text("create-phone-call.201.json").replace("cc-0042", Samples.CALL_ID);
    retell.answers("201 Created", created.replace("\"attempt\"", "\"userId\":\"42\",\"attempt\""));
    var answer = place(Samples.claimed());
    assertThat(answer).isInstanceOf(DialAnswer.Placed.class);
    var report = ((DialAnswer.Placed) answer).report();
    assertThat(report.providerId()).isEqualTo(ID);
    assertThat(report.key()).isEqualTo(Samples.claimed().key());
    assertThat(report.token()).isEqualTo(TOKEN);
    assertThat(report.stage()).isEqualTo(Stage.REGISTERED);
    assertOneRequest("POST /v2/create-phone-call HTTP/1.1");
    assertThat(retell.requests.getFirst().head())
        .containsIgnoringCase("\r\nauthorization: Bearer test-api-key");
  }

  @Test
  void the_request_says_all_that_a_call_needs() throws Exception {
    place(Samples.claimed());
    assertThat(sentJson())
        .isEqualTo(
            MAPPER.readTree(
                """
                {
                  "from_number": "+14155550142",
                  "to_number": "+12125550187",
                  "override_agent_id": "agent_5f0c2f7d91be4a83",
                  "agent_override": {
                    "agent": {
                      "voice_id": "retell-Cimo",
                      "language": "en-US",
                      "timezone": "UTC",
                      "ring_duration_ms": 35000,
                      "max_call_duration_ms": 600000,
                      "voicemail_option": {"action": {"type": "hangup"}},
                      "webhook_url": "https://callcat.example/webhooks/retell",
                      "webhook_events": ["call_started", "call_ended", "call_analyzed"],
                      "post_call_analysis_data": [
                        {
                          "type": "string",
                          "name": "action_items",
                          "description":
                            "Follow-up tasks agreed in the call, one per line; else empty."
                        },
                        {
                          "type": "string",
                          "name": "tags",
                          "description":
                            "Up to five words or short phrases that classify it, one per line."
                        }
                      ]
                    }
                  },
                  "retell_llm_dynamic_variables": {
                    "callee_name": "Dr. Okafor's office",
                    "subject": "Move the 4 pm cleaning",
                    "task_prompt": "Ask to move \\"Tuesday's\\" cleaning.\\nSeñora ✅",
                    "user_prompt": "",
                    "today": "2026-11-23"
                  },
                  "metadata": {
                    "callId": "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11",
                    "userId": "42",
                    "attempt": 3,
                    "token": "d3b0c44298fc1c149afbf4c8996fb924"
                  }
                }
                """));
  }

  @Test
  void what_the_user_wishes_and_the_date_where_they_are_reach_the_agent() throws Exception {
    var auckland = TimeZone.of("Pacific/Auckland");
    deploy(PATIENT);
    connectAndPlace(Samples.claimed(), new Preferences(auckland, "en", null, "Be brief.", true));
    var variables = sentJson().path("retell_llm_dynamic_variables");
    assertThat(variables.path("user_prompt").asText()).isEqualTo("Be brief.");
    assertThat(variables.path("today").asText()).isEqualTo("2026-11-24");
    assertThat(sentJson().at("/agent_override/agent/timezone").asText())
        .isEqualTo("Pacific/Auckland");
  }

  @Test
  void a_zone_is_named_by_what_its_link_stands_for() throws Exception {
    deploy(PATIENT);
    var preferences = new Preferences(TimeZone.of("HST"), "en", null, null, true);
    connectAndPlace(Samples.claimed(), preferences);

    assertThat(sentJson().at("/agent_override/agent/timezone").asText())
        .isEqualTo("Pacific/Honolulu");
  }

  @Test
  void a_voice_is_named_only_when_there_is_one() throws Exception {
    place(Samples.claimed("fr-CA", null));
    var agent = sentJson().at("/agent_override/agent");
    assertThat(agent.has("voice_id")).isFalse();
    assertThat(agent.path("language").asText()).isEqualTo("fr-CA");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 410, 418, 422, 451})
  void what_retell_refuses_for_good_is_refused(int status) {
    retell.answers(status + " No", Fixtures.bytes("error.429.json"));
    assertThat(place(Samples.claimed()))
        .isEqualTo(
            new DialAnswer.RefusedForGood(
                status + ": Account rate limited, please throttle your requests."));
    assertOneRequest();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403})
  void what_is_the_accounts_trouble_is_not_the_calls(int status) {
    retell.answers(status + " No", "{\"message\":\"Trial has ended, please add payment method.\"}");
    assertThat(place(Samples.claimed()))
        .isEqualTo(
            new DialAnswer.AccountRefused(
                status + ": Trial has ended, please add payment method."));
    assertOneRequest();
  }

  @Test
  void what_retell_refuses_for_now_may_come_again_when_it_says() {
    var body = Buffer.buffer(Fixtures.bytes("error.429.json"));
    retell.answers("429 Too Many Requests", "Retry-After: 7\r\n", body);
    assertThat(place(Samples.claimed()))
        .isEqualTo(
            new DialAnswer.RefusedForNow(
                "429: Account rate limited, please throttle your requests.",
                Duration.ofSeconds(7)));
    assertOneRequest();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {300, 301, 302, 303, 304, 307, 308, 408, 409, 500, 501, 502, 503, 504, 520, 599, 700})
  void every_other_status_is_unknown_and_nothing_is_asked_again(int status) {
    var headers = "Location: http://127.0.0.1:" + retell.port() + "/again\r\nRetry-After: 0\r\n";
    retell.answers(status + " Hm", headers, Buffer.buffer());
    assertThat(place(Samples.claimed())).isInstanceOf(DialAnswer.Unknown.class);
    assertOneRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "<html>", "{\"call_id\":\"\"}", "{\"call_id\":1}"})
  void a_success_without_a_call_is_unknown(String body) {
    retell.answers("201 Created", body);
    assertThat(place(Samples.claimed())).isInstanceOf(DialAnswer.Unknown.class);
    assertOneRequest();
  }

  @Test
  void a_large_answer_is_read() {
    var padding = "x".repeat(5_000_000);
    retell.answers("201 Created", "{\"x\":\"" + padding + "\",\"call_id\":\"c\"}");
    assertThat(place(Samples.claimed())).isInstanceOf(DialAnswer.Placed.class);
  }

  @Test
  void a_success_beyond_all_measure_is_unknown() {
    var piece = Buffer.buffer("0".repeat(1 << 20));
    retell.onRequest =
        socket -> {
          socket.write("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n");
          for (int sent = 0; sent <= Bodies.LIMIT; sent += piece.length()) {
            socket.write("100000\r\n").onFailure(closed -> {});
            socket.write(piece).onFailure(closed -> {});
            socket.write("\r\n").onFailure(closed -> {});
          }
        };
    assertThat(place(Samples.claimed())).isInstanceOf(DialAnswer.Unknown.class);
    assertOneRequest();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 201 Cre",
        "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"call_id\":\"c\"}",
        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"call_id\":\"c\"}",
        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 201 Created\r\nContent-Length: -7\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "\0\0\0\0\r\n\r\n"
      })
  void a_connection_that_ends_in_the_middle_leaves_it_unknown(String before) {
    retell.onRequest = socket -> socket.end(Buffer.buffer(before));
    assertThat(place(Samples.claimed())).isInstanceOf(DialAnswer.Unknown.class);
    assertOneRequest();
  }

  @Test
  void no_answer_in_time_is_unknown() {
    retell.onRequest = socket -> {};
    assertThat(place(Samples.claimed(), IMPATIENT)).isInstanceOf(DialAnswer.Unknown.class);
    assertOneRequest();
  }

  @Test
  void an_answer_that_stops_in_the_middle_is_unknown() {
    retell.onRequest =
        socket -> socket.write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{");
    assertThat(place(Samples.claimed(), IMPATIENT)).isInstanceOf(DialAnswer.Unknown.class);
    assertOneRequest();
  }

  @Test
  void a_refusal_is_one_whatever_becomes_of_its_text() {
    retell.onRequest =
        socket -> socket.end(Buffer.buffer("HTTP/1.1 422 No\r\nContent-Length: 9\r\n\r\n{"));
    assertThat(place(Samples.claimed())).isEqualTo(new DialAnswer.RefusedForGood("422"));
    assertOneRequest();
  }

  @Test
  void each_request_has_a_connection_of_its_own() {
    retell.answers("500 No", "");
    deploy(PATIENT);
    connectAndPlace(Samples.claimed(), DEFAULT);
    connectAndPlace(Samples.claimed(), DEFAULT);
    assertThat(retell.requests).hasSize(2);
    assertThat(retell.connections).hasValue(2);
  }

  @Test
  void a_reason_shows_no_number_no_second_line_and_not_too_much() {
    var message = "no +12125550187,\\n(212) 555-0187 or 2125550187; limit 20 " + "x".repeat(500);
    retell.answers("422 No", "{\"message\":\"" + message + "\"}");
    var why = ((DialAnswer.RefusedForGood) place(Samples.claimed())).why();
    assertThat(why).startsWith("422: no …, (… or …; limit 20 xxx").hasSize(205);
  }
}
