package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every status of the contract's table of errors, and the form they all have.
class ErrorsTest extends ApiTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void every_error_has_the_form_of_rfc_9457() {
    var refused =
        api.send(
            api.mine("/api/calls?limit=0")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("type")).isEqualTo("/problems/invalid-request");
    assertThat(refused.text("title")).isNotBlank();
    assertThat(refused.json().get("status").intValue()).isEqualTo(400);
    assertThat(refused.text("detail")).isEqualTo("limit must be a whole number from 1 to 100.");
    assertThat(refused.text("message")).isEqualTo(refused.text("detail"));
    assertThat(refused.text("instance")).isEqualTo("/api/calls");
    assertThat(refused.text("traceId")).isEqualTo(TRACE);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("limit");
    assertThat(refused.json().at("/errors/0/message").asText()).startsWith("must be");
  }

  @Test
  void a_request_without_a_trace_gets_one() {
    assertThat(api.get("/nowhere").text("traceId")).matches("[0-9a-f]{32}");
  }

  @Test
  void every_answer_is_protected() {
    for (var path : new String[] {"/api/calls", "/api/calls?limit=0", "/nowhere"}) {
      var answer = api.get(path);
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/api",
        "/api/calls/x/y",
        "/api/auth",
        "/docs/x",
        "/docs/x/y",
        "/problems/x",
        "/problems/x/y",
        "/problems/TOO-LATE",
        "/problems/too_late",
        "/../etc/passwd"
      })
  void a_route_that_does_not_exist_is_404(String path) {
    var refused = api.get(path);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text("type")).endsWith("/no-such-route");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/calls, 'GET, HEAD, POST, OPTIONS'",
    "/api/calls/x, 'GET, HEAD, PUT, DELETE, OPTIONS'",
    "/api/calls/x/cancel, 'POST, OPTIONS'",
    "/api/calls/x/transcript, 'GET, HEAD, PUT, POST, OPTIONS'",
    "/api/auth/register, 'POST, OPTIONS'",
    "/api/auth/login, 'POST, OPTIONS'",
    "/api/auth/refresh, 'POST, OPTIONS'",
    "/api/auth/logout, 'POST, OPTIONS'",
    "/api/user/profile, 'GET, HEAD, PUT, OPTIONS'",
    "/api/user/preferences, 'GET, HEAD, PUT, OPTIONS'",
    "/api/user/change-password, 'POST, OPTIONS'",
    "/.well-known/jwks.json, 'GET, HEAD, OPTIONS'",
  })
  void another_method_is_405_and_says_which_are_allowed(String path, String allowed) {
    for (var method : new String[] {"PATCH", "TRACE", "FANCY"}) {
      var refused = api.send(api.mine(path).method(method, BodyPublishers.noBody()));
      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).isEqualTo(allowed);
      assertThat(refused.text("detail")).contains(allowed);
    }
    var told = api.send(api.anonymous(path).method("OPTIONS", BodyPublishers.noBody()));
    assertThat(told.status()).isEqualTo(204);
    assertThat(told.header("Allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, 200",
    "application/json, 200",
    "application/*;q=0.5, 200",
    "application/problem+json, 200",
    "'text/html, application/xhtml+xml, */*;q=0.8', 200",
    "application/JSON, 200",
    "APPLICATION/*, 200",
    "Application/Problem+Json, 200",
    "application/json; charset=utf8, 200",
    "'', 200",
    "'text/html, image/gif, *; q=.2, */*; q=.2', 200",
    "'*/*, text/html;q=0', 200",
    "'application/json;q=0, application/problem+json', 200",
    "'application/*;q=0, application/json', 200",
    "'*/*, application/json;q=0', 406",
    "'*/*, Application/JSON; Q=0.000', 406",
    "*/*;q=0, 406",
    "'text/html, */*;q=0', 406",
    "text/html, 406",
    "application/xml, 406",
    "nonsense, 406"
  })
  void only_who_accepts_json_is_answered(String accept, int status) {
    var answer = api.send(api.mine("/api/calls").header("Accept", accept));

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void all_the_accept_headers_of_a_request_count() {
    var request = api.mine("/api/calls").header("Accept", "text/html");

    assertThat(api.send(request.header("Accept", "application/json")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 201",
    "application/json; charset=utf-8, 201",
    "Application/JSON;charset=\"UTF-8\", 201",
    "application/json; charset=utf8, 201",
    "application/json; Charset=\"UTF8\", 201",
    "application/json;version=1; charset=Unicode-1-1-UTF-8;, 201",
    "application/json; charset='utf-8', 415",
    "application/json; charset=\"utf-8, 415",
    "application/json; charset=, 415",
    "application/json; charset=utf-8; charset=latin1, 415",
    "application/json; charset=utf-16, 415",
    "application/json; utf-8, 415",
    "application/json; charset=latin1, 415",
    "application/jsonx, 415",
    "text/plain, 415",
    "multipart/form-data; boundary=x, 415",
    "application/x-www-form-urlencoded, 415",
    ", 415",
  })
  void a_body_is_json(String type, int status) {
    var request = api.mine("/api/calls").POST(BodyPublishers.ofString(Api.newCall("")));

    var answer = api.send(type == null ? request : request.header("Content-Type", type));

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void a_packed_body_is_not_taken() {
    var packed = api.mine("/api/calls").header("Content-Encoding", "gzip");

    assertThat(api.send(Api.json(packed, "POST", Api.newCall(""))).status()).isEqualTo(415);
  }

  @Test
  void a_body_of_64_kib_is_taken_and_one_byte_more_is_not() {
    var body = Api.newCall("");
    var full = body + " ".repeat(64 * 1024 - body.length());

    assertThat(api.post("/api/calls", full).status()).isEqualTo(201);
    assertThat(api.post("/api/calls", full + " ").status()).isEqualTo(413);
  }

  @Test
  void a_body_that_does_not_say_its_length_is_cut_at_the_same_size() {
    var publisher =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3_000_000]));

    var refused = api.send(Api.body(api.mine("/api/calls"), "POST", publisher));

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text("detail")).contains("64 KiB");
    assertThat(api.get("/api/calls").status()).isEqualTo(200);
  }

  @Test
  void a_conflict_is_409() {
    var call = api.created();
    api.engine.failure = () -> new ProblemException(new Problem.Conflict("calls table"));

    var refused = api.put(path(call), "{}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).doesNotContain("calls table");
  }

  @Test
  void what_cannot_be_reached_is_503_with_a_time_to_come_back() {
    api.engine.failure = () -> new ProblemException(new Problem.Unavailable("dynamodb"));

    var refused = api.get("/api/calls");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).matches("\\d+");
    assertThat(refused.body()).doesNotContain("dynamodb");
  }

  @Test
  void an_accident_elsewhere_is_503_and_tells_nothing_of_it() {
    api.engine.failure = () -> new IllegalStateException("SELECT * FROM users");

    var refused = api.get("/api/calls");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body()).doesNotContain("SELECT", "Exception");
  }

  @Test
  void an_accident_of_our_own_is_500_and_tells_nothing_but_its_trace() {
    api.engine.wrongAnswer = "not a page";

    var refused = api.get("/api/calls");
    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.text("type")).endsWith("/unexpected");
    assertThat(refused.text("traceId")).matches("[0-9a-f]{32}");
    assertThat(refused.body()).doesNotContain("Cast", "Exception", "com.callcat");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/calls/+15551234567",
    "/api/calls/%2B15551234567",
    "/api/calls/5551234567/transcript",
    "/api/calls/(415)555-0142",
    "/api/calls/tel:+15551234567",
    "/api/calls/call+15551234567",
    "/api/calls/15551234567;x=1/transcript",
    "/nothing/%2B1%20(555)%20123-4567",
  })
  void a_number_in_a_path_is_not_said_back(String path) {
    var refused = api.get(path);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body()).doesNotContainPattern("555.{0,4}[01]");
  }

  @Test
  void a_call_is_named_in_the_refusal_of_what_was_asked_of_it() {
    var path = "/api/calls/01981234-5678-7123-8123-123456789012";

    assertThat(api.get(path).text("instance")).isEqualTo(path);
  }

  @Test
  void all_instances_share_one_port() {
    assertThat(api.ports()).hasSize(2).doesNotContain(0).allMatch(port -> port == api.port());
  }
}
