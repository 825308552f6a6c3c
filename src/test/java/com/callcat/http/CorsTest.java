package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.http.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser is told about pages of other origins. The tests' API lets in one.
class CorsTest extends ApiTest {
  private static final String LET_IN = "https://app.example.com";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @Test
  void a_page_that_is_let_in_may_ask_and_read() {
    var answer = api.send(api.mine("/api/calls").header("Origin", LET_IN).GET());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(ALLOWED)).isEqualTo(LET_IN);
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "Location");
  }

  @Test
  void its_preflight_needs_no_token() {
    var answer = preflight(LET_IN);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header(ALLOWED)).isEqualTo(LET_IN);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT");
    assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
  }

  @Test
  void an_error_can_be_read_too() {
    var refused = api.send(api.anonymous("/api/calls").header("Origin", LET_IN).GET());

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header(ALLOWED)).isEqualTo(LET_IN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "https://app.example.com.evil.example", "null"})
  void any_other_page_gets_no_permission(String origin) {
    assertThat(preflight(origin).header(ALLOWED)).isEmpty();
    var answer = api.send(api.mine("/api/calls").header("Origin", origin).GET());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(ALLOWED)).isEmpty();
  }

  private static Answer preflight(String origin) {
    return api.send(
        api.anonymous("/api/calls/0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "authorization,if-match")
            .method("OPTIONS", nothing()));
  }
}
