package com.callcat.retell.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.net.Bodies;
import com.callcat.retell.Fixtures;
import com.callcat.retell.Signature;
import com.callcat.testing.RawConnection;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the head of an event refuses is refused before its body comes.
class WebhookHeadTest extends WebhookCase {
  private static final int LARGE = 15 * 1024 * 1024;
  private static final String POST = "POST " + WebhookVerticle.PATH;
  private static final byte[] BODY = ours("webhook.call_ended.json");

  static Stream<String> badHeads() {
    var good = Fixtures.signature(BODY, KEY, NOW);
    return Stream.of(
        "",
        signed(""),
        signed("nonsense"),
        signed(good + "0"),
        signed(good.replace("v=", "v=x")),
        signed(Fixtures.signature(BODY, KEY, NOW.plusMillis(300_001))),
        signed(Fixtures.signature(BODY, KEY, NOW.minusMillis(300_001))));
  }

  private static String signed(String signature) {
    return Signature.HEADER + ": " + signature + "\r\n";
  }

  @ParameterizedTest
  @MethodSource("badHeads")
  void without_a_signature_that_may_be_good_no_body_is_read(String headers) throws Exception {
    for (var expect : new String[] {"", "Expect: 100-continue\r\n"}) {
      try (var client = head(POST, LARGE, headers + expect)) {
        assertThat(client.answer()).startsWith("HTTP/1.1 401").containsIgnoringCase("tion: close");
      }
    }
    assertThat(engine.reports).isEmpty();
  }

  @Test
  void one_that_is_said_to_be_too_large_is_not_read() throws Exception {
    var signature = signed(Fixtures.signature(BODY, KEY, NOW));
    try (var client = head(POST, Bodies.LIMIT + 1L, signature)) {
      assertThat(client.answer()).startsWith("HTTP/1.1 413").containsIgnoringCase("tion: close");
    }
    try (var client = head(POST, Long.MAX_VALUE, signature + "Expect: 100-continue\r\n")) {
      assertThat(client.answer()).startsWith("HTTP/1.1 413");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /elsewhere", "PUT " + WebhookVerticle.PATH})
  void nor_is_one_that_goes_elsewhere(String line) throws Exception {
    try (var client = head(line, LARGE, signed(Fixtures.signature(BODY, KEY, NOW)))) {
      assertThat(client.answer()).startsWith("HTTP/1.1 40");
    }
  }

  @Test
  void who_sends_it_whole_all_the_same_reads_why_it_is_refused() {
    var answer = post(new byte[LARGE], null).await();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("signature");
  }

  @Test
  void who_waits_is_told_to_go_on_when_it_may_be_good() throws Exception {
    var headers = signed(Fixtures.signature(BODY, KEY, NOW)) + "Expect: 100-continue\r\n";
    try (var client = head(POST, BODY.length, headers)) {
      assertThat(client.answer()).startsWith("HTTP/1.1 100");
      client.send(new String(BODY, ISO_8859_1));
      assertThat(client.answer()).startsWith("HTTP/1.1 204");
    }
    assertThat(engine.reports).hasSize(1);
  }

  private RawConnection head(String line, long length, String headers) throws IOException {
    return RawConnection.to("http://localhost:" + webhook.actualPort())
        .send(line + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n" + headers)
        .send("\r\n");
  }
}
