package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is hardly HTTP: no client would send it, so it goes over a bare socket.
class MalformedRequestsTest extends ApiTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /%zz HTTP/1.1|400",
        "GET /api/calls?limit=%zz HTTP/1.1|400",
        "GET /api/calls/%c3%28 HTTP/1.1|404",
        "GET nowhere HTTP/1.1|404",
        "OPTIONS * HTTP/1.1|404",
        "NONSENSE|400",
      })
  void a_broken_request_line_is_refused(String line, int status) throws IOException {
    assertThat(raw(line, ""))
        .startsWith("HTTP/1.")
        .contains(" " + status + " ", "problem+json", "nosniff");
  }

  @Test
  void a_broken_header_is_refused_in_the_same_form() throws IOException {
    var answer = raw("GET / HTTP/1.1", "Broken header\u0000: x\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("problem+json", "traceId");
  }

  @Test
  void a_line_or_headers_that_are_too_long_are_refused() throws IOException {
    assertThat(raw("GET /" + "x".repeat(5000) + " HTTP/1.1", "")).contains(" 414 ", "problem+json");
    assertThat(raw("GET / HTTP/1.1", "X: " + "x".repeat(20_000) + "\r\n"))
        .contains(" 431 ", "problem+json");
  }

  @Test
  void who_is_hung_up_on_is_told_so() throws IOException {
    var answer = api.raw("GET /" + "x".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer).contains(" 414 ").containsIgnoringCase("connection: close");
  }

  @Test
  void nobody_changes_to_http_2_in_clear_text() throws IOException {
    var change = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n";

    assertThat(raw("GET / HTTP/1.1", change)).startsWith("HTTP/1.1 302");
  }

  @Test
  void broken_chunks_are_hung_up_on() throws IOException {
    var headers = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
    var answer =
        api.raw(
            "POST /api/auth/login HTTP/1.1\r\nHost: x\r\n" + headers + "\r\nnot a length\r\n\r\n");

    assertThat(answer).isEmpty();
    assertThat(api.engine.asked).isEmpty();
  }

  private static String raw(String line, String headers) throws IOException {
    var token = "Authorization: Bearer " + api.token(Api.ME) + "\r\n";
    return api.raw(line + "\r\nHost: x\r\nConnection: close\r\n" + token + headers + "\r\n");
  }
}
