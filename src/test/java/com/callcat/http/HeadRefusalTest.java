package com.callcat.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the head of a request refuses is refused before its body comes.
class HeadRefusalTest extends ApiTest {
  private static final int LARGE = 15 * 1024 * 1024;
  private static final String JSON = "Content-Type: application/json\r\n";

  @ParameterizedTest
  @CsvSource({
    "POST, /api/calls, application/json, nobody, 401",
    "PUT, /api/user/preferences, application/json, nobody, 401",
    "POST, /api/auth/logout, application/json, nobody, 401",
    "POST, /api/calls, application/json, me, 413",
    "POST, /api/auth/login, application/json, nobody, 413",
    "POST, /api/auth/register, text/plain, nobody, 415",
    "POST, /api/calls, text/plain, me, 415",
    "POST, /api/calls, image/png, nobody, 401",
    "PATCH, /api/calls, application/json, me, 405",
    "POST, /api/nothing, application/json, me, 404"
  })
  void no_body_is_read(String method, String path, String type, String who, int status)
      throws Exception {
    var headers = "Content-Type: " + type + "\r\n" + (who.equals("me") ? token() : "");
    for (var expect : new String[] {"", "Expect: 100-continue\r\n"}) {
      try (var client = head(method + " " + path, LARGE, headers + expect)) {
        assertThat(client.answer())
            .startsWith("HTTP/1.1 " + status)
            .contains("problem+json")
            .containsIgnoringCase("connection: close");
      }
    }
    assertThat(api.engine.asked).isEmpty();
  }

  @Test
  void who_waits_with_a_small_body_is_not_told_to_go_on() throws Exception {
    try (var client = head("POST /api/calls", 10, JSON + "Expect: 100-continue\r\n")) {
      assertThat(client.answer())
          .startsWith("HTTP/1.1 401")
          .containsIgnoringCase("connection: close");
      assertThat(client.send("0123456789").untilClosed()).isEmpty();
    }
  }

  @Test
  void who_waits_is_told_to_go_on_when_the_head_is_good() throws Exception {
    var body = Api.newCall("");
    var length = body.getBytes(UTF_8).length;
    try (var client =
        head("POST /api/calls", length, token() + JSON + "Expect: 100-continue\r\n")) {
      assertThat(client.answer()).startsWith("HTTP/1.1 100");
      assertThat(client.send(body).answer()).startsWith("HTTP/1.1 201");
    }
  }

  @Test
  void a_small_body_leaves_the_connection_open() throws Exception {
    try (var client = head("POST /api/calls", 2, JSON)) {
      assertThat(client.answer()).startsWith("HTTP/1.1 401").doesNotContain("close");
      client.send("{}GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 302");
    }
  }

  private static String token() {
    return "Authorization: Bearer " + api.token(Api.ME) + "\r\n";
  }

  private static RawConnection head(String line, int length, String headers) throws IOException {
    return RawConnection.to("http://localhost:" + api.port())
        .send(line + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n" + headers)
        .send("\r\n");
  }
}
