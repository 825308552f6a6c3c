package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.contract.Contract.Seen;
import org.junit.jupiter.api.Test;

/// A check that could not fail would be worth nothing.
class ContractTest {
  private static final String TRANSCRIPT =
      """
      {"callId": "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11", "transcriptText": "Agent: Hello"}""";
  private static final String PATH = "/api/calls/x/transcript";

  @Test
  void a_good_answer_passes_and_is_told() {
    assertThat(Contract.check(transcript(TRANSCRIPT)))
        .containsExactly(new Seen("getTranscript", "200"));
  }

  @Test
  void a_status_that_is_not_documented_fails() {
    expectFailure(Said.to("GET", PATH, 418, "application/json", TRANSCRIPT), "not a status");
  }

  @Test
  void a_field_that_is_wrong_missing_or_not_documented_fails() {
    expectFailure(transcript(TRANSCRIPT.replace("Agent: Hello\"", "x\", \"more\": 1")), "more");
    expectFailure(transcript("{\"transcriptText\": \"x\"}"), "callId");
    expectFailure(transcript(TRANSCRIPT.replace("0198f4a2-", "")), "uuid");
  }

  @Test
  void a_field_too_much_deep_inside_fails() {
    var page = "{\"calls\": [{\"password\": \"x\"}]}";

    expectFailure(Said.to("GET", "/api/calls", 200, "application/json", page), "password");
  }

  @Test
  void each_event_of_a_stream_is_checked() {
    var event = "event: call\ndata: {\"callId\": \"0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11\"}\n\n";

    expectFailure(
        Said.to("GET", "/api/calls/events", 200, "text/event-stream", "retry: 2000\n\n" + event),
        "calleeName");
  }

  @Test
  void another_media_type_fails() {
    expectFailure(Said.to("GET", PATH, 200, "text/plain", TRANSCRIPT), "text/plain");
    expectFailure(Said.to("GET", PATH, 404, "application/json", TRANSCRIPT), "problem+json");
  }

  @Test
  void a_body_that_is_not_there_or_should_not_be_fails() {
    expectFailure(transcript(""), "the body");
    expectFailure(Said.to("DELETE", "/api/calls/x", 204, "application/json", "{}"), "{}");
  }

  @Test
  void a_header_that_is_missing_or_not_documented_fails() {
    expectFailure(transcript(TRANSCRIPT).with("Location", "/x"), "location");
    expectFailure(problem("GET", PATH, 401), "WWW-Authenticate is missing");
    assertThat(Contract.check(problem("GET", PATH, 401).with("WWW-Authenticate", "Bearer")))
        .containsExactly(new Seen("getTranscript", "401"));
    expectFailure(problem("GET", PATH, 503).with("Retry-After", "soon"), "Retry-After");
  }

  @Test
  void a_path_or_method_that_the_contract_does_not_have_must_not_exist() {
    assertThat(Contract.check(problem("GET", "/nowhere", 404))).isEmpty();
    expectFailure(Said.to("GET", "/nowhere", 200, "application/json", "{}"), "200");
    expectFailure(Said.to("PATCH", PATH, 200, "application/json", TRANSCRIPT), "200");
  }

  @Test
  void allow_must_be_what_the_contract_has() {
    var refused = problem("PATCH", PATH, 405);

    assertThat(Contract.check(refused.with("Allow", "GET, HEAD, PUT, POST, OPTIONS"))).isEmpty();
    expectFailure(refused.with("Allow", "GET, HEAD, PUT, OPTIONS"), "POST");
  }

  private static Said transcript(String body) {
    return Said.to("GET", PATH, 200, "application/json", body);
  }

  private static Said problem(String method, String path, int status) {
    return Said.to(
        method,
        path,
        status,
        "application/problem+json",
        """
        {"type": "/problems/any", "title": "t", "status": %d, "detail": "d",
         "instance": "/", "traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "message": "d"}"""
            .formatted(status));
  }

  private static void expectFailure(Said answer, String why) {
    assertThatThrownBy(() -> Contract.check(answer))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(why);
  }
}
