package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsRoutesTest extends ApiTest {
  private static final String A_BROWSER_OPENS =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  @ParameterizedTest
  @CsvSource({
    "/openapi.yaml, application/yaml, openapi: 3.1",
    "/docs, text/html; charset=utf-8, <!doctype html>",
    "/docs/page.css, text/css; charset=utf-8, .not-tried-here",
    "/docs/plugins.js, text/javascript; charset=utf-8, OperationsNotTriedHere",
    "/docs/start.js, text/javascript; charset=utf-8, SwaggerUIBundle",
    "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8, SwaggerUIBundle",
    "/docs/swagger-ui.css, text/css; charset=utf-8, .swagger-ui",
    "/docs/favicon-32x32.png, image/png, PNG"
  })
  void a_file_is_served_as_what_it_is(String path, String type, String content) {
    var answer = get(path, A_BROWSER_OPENS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.body()).contains(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/docs", "/docs/swagger-ui.css"})
  void a_copy_that_is_still_good_is_not_sent_again(String path) {
    var etag = get(path, "*/*").header("ETag");

    var again = api.send(api.anonymous(path).header("If-None-Match", etag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(api.send(api.anonymous(path).header("If-None-Match", "\"old\"")).status())
        .isEqualTo(200);
  }

  @Test
  void the_contract_is_there_for_who_asks_for_yaml() {
    assertThat(get("/openapi.yaml", "application/yaml").status()).isEqualTo(200);
  }

  @Test
  void a_head_tells_the_length() {
    var head = api.send(api.anonymous("/docs").method("HEAD", nothing()));

    assertThat(head.header("Content-Length"))
        .isEqualTo(Integer.toString(get("/docs", "*/*").body().length()));
  }

  @Test
  void the_page_may_load_nothing_from_elsewhere() {
    var page = get("/docs", A_BROWSER_OPENS);

    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("http:", "https:", "*", "unsafe-eval");
    assertThat(page.body()).doesNotContain("http:", "https:", "<script>");
  }

  @Test
  void the_start_is_the_page() {
    var start = get("/", A_BROWSER_OPENS);

    assertThat(start.status()).isEqualTo(302);
    assertThat(start.header("Location")).isEqualTo("/docs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/index.html", "/docs/..%2fdb", "/docs/%2e%2e/logback.xml"})
  void nothing_else_is_served(String path) {
    assertThat(get(path, "*/*").status()).isEqualTo(404);
  }

  private static Api.Answer get(String path, String accept) {
    return api.send(api.anonymous(path).header("Accept", accept));
  }
}
