package com.callcat.retell.client;

import static com.callcat.retell.client.Samples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Done;
import com.callcat.bus.RetellRequest.FindByCall;
import com.callcat.bus.RetellRequest.FindByToken;
import com.callcat.bus.RetellRequest.GetCall;
import com.callcat.bus.RetellRequest.StopCall;
import com.callcat.call.Calls;
import com.callcat.call.Problem;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.retell.Fixtures;
import io.vertx.core.net.NetSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking up and stopping calls that Retell has.
class LookUpTest extends RetellClientCase {
  @Test
  void calls_are_found_by_their_token() throws Exception {
    retell.answers("200 OK", Fixtures.bytes("list-calls.200.json"));
    deploy(PATIENT);
    var found = ask(new FindByToken(TOKEN)).reports();
    assertThat(found).singleElement().extracting(report -> report.providerId()).isEqualTo(ID);
    assertOneRequest("POST /v3/list-calls HTTP/1.1");
    assertThat(sentJson()).isEqualTo(MAPPER.readTree(Fixtures.text("list-calls.request.json")));
  }

  @Test
  void the_earliest_call_comes_first_and_one_of_another_token_not_at_all() {
    retell.answers(
        "200 OK",
        """
        {"has_more":false,"items":[
          {"call_id":"not yet","metadata":{"token":"t"}},
          {"call_id":"later","metadata":{"token":"t"},"start_timestamp":2000},
          {"call_id":"other","metadata":{"token":"u"},"start_timestamp":500},
          {"call_id":"nobody's","start_timestamp":500},
          {"call_id":"first","metadata":{"token":"t"},"start_timestamp":1000}]}
        """);
    deploy(PATIENT);
    assertThat(ask(new FindByToken("t")).reports())
        .extracting(report -> report.providerId().value())
        .containsExactly("first", "later", "not yet");
  }

  @Test
  void calls_are_found_by_ours_whatever_their_token() throws Exception {
    var call = "\"callId\":\"0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11\"";
    retell.answers(
        "200 OK",
        """
        {"has_more":false,"items":[
          {"call_id":"later","metadata":{%1$s,"userId":"7","token":"t"},"start_timestamp":2000},
          {"call_id":"of another","metadata":{%1$s,"userId":"8","token":"t"}},
          {"call_id":"nobody's","metadata":{"token":"t"}},
          {"call_id":"first","metadata":{%1$s,"userId":"7"},"start_timestamp":1000}]}
        """
            .formatted(call));
    deploy(PATIENT);
    assertThat(ask(new FindByCall(Calls.scheduled().key())).reports())
        .extracting(report -> report.providerId().value())
        .containsExactly("first", "later");
    var asked = sentJson().at("/filter_criteria/metadata/0");
    assertThat(asked.path("key").asText()).isEqualTo("callId");
    assertThat(asked.path("value").asText()).isEqualTo(Calls.scheduled().key().callId().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "200 OK|{\"items\":[],\"has_more\":true}",
        "200 OK|{\"items\":[]}",
        "200 OK|{}",
        "200 OK|[",
        "422 No|{\"items\":[],\"has_more\":false}",
        "404 No|{\"items\":[],\"has_more\":false}",
        "429 No|{}",
        "500 No|{\"items\":[],\"has_more\":false}"
      })
  void a_list_that_may_not_be_all_is_no_list(String status, String body) {
    retell.answers(status, body);
    deploy(PATIENT);
    assertUnavailable(new FindByToken(TOKEN));
    assertOneRequest();
  }

  @Test
  void one_call_is_looked_up() {
    retell.answers("200 OK", "{\"call_id\":\"a/b c?d\",\"call_status\":\"ended\"}");
    deploy(PATIENT);
    var report = ask(new GetCall(new ProviderId("a/b c?d")));
    assertThat(report.stage()).isEqualTo(Stage.ENDED);
    assertOneRequest("GET /v2/get-call/a%2Fb%20c%3Fd HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 422})
  void a_call_that_retell_does_not_know_is_not_found(int status) {
    retell.answers(status + " No", Fixtures.bytes("error.429.json"));
    deploy(PATIENT);
    assertProblem(new GetCall(ID), new Problem.NotFound("call " + ID));
    assertOneRequest();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "401 No|{}",
        "429 No|{}",
        "500 No|{}",
        "302 Found|{}",
        "200 OK|{}",
        "200 OK|{",
        "200 OK|{\"call_id\":\"another\"}"
      })
  void a_look_up_that_fails_says_nothing_of_the_call(String status, String body) {
    retell.answers(status, body);
    deploy(PATIENT);
    assertUnavailable(new GetCall(ID));
    assertOneRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "204 No Content", "404 Not Found", "422 Unprocessable"})
  void a_call_is_stopped_or_over_already(String status) {
    retell.onRequest =
        socket ->
            socket.write(
                status.startsWith("204")
                    ? "HTTP/1.1 204 No Content\r\n\r\n"
                    : "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
    deploy(PATIENT);
    assertThat(ask(new StopCall(ID))).isEqualTo(Done.DONE);
    assertOneRequest("POST /v2/stop-call/" + ID + " HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 No", "401 No", "408 No", "409 No", "429 No", "500 No", "302 No"})
  void a_stop_that_fails_is_not_done(String status) {
    retell.answers(status, "");
    deploy(PATIENT);
    assertUnavailable(new StopCall(ID));
    assertOneRequest();
  }

  @Test
  void questions_whose_answers_get_lost_are_unavailable() {
    retell.onRequest = NetSocket::close;
    deploy(PATIENT);
    assertUnavailable(new FindByToken(TOKEN));
    assertUnavailable(new GetCall(ID));
    assertUnavailable(new StopCall(ID));
    assertThat(retell.requests).hasSize(3);
  }
}
