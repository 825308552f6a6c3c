package com.callcat.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.RawConnection;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A request that its head refuses is answered at once, and its client gets to read the answer.
@Timeout(600)
class UnreadBodyTest {
  private static final int LARGE = 15 * 1024 * 1024;
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\n";

  private final Vertx vertx = Vertx.vertx();
  private int port;

  @BeforeEach
  void listen() {
    port =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    UnreadBody.answer(
                        request, () -> request.response().setStatusCode(401).end("no")))
            .listen(0, "localhost")
            .await()
            .actualPort();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private RawConnection connect() throws IOException {
    return RawConnection.to("http://localhost:" + port);
  }

  @Test
  void the_answer_comes_before_a_large_body_and_says_that_the_connection_is_closed()
      throws Exception {
    for (var size : new String[] {"Content-Length: " + LARGE, "Transfer-Encoding: chunked"}) {
      try (var client = connect().send(POST + size + "\r\n\r\n")) {
        assertThat(client.answer()).startsWith("HTTP/1.1 401").containsIgnoringCase("tion: close");
      }
    }
  }

  @Test
  void who_sends_a_large_body_all_the_same_reads_the_answer_after_it() throws Exception {
    try (var client = connect().send(POST + "Content-Length: " + LARGE + "\r\n\r\n")) {
      client.send("x".repeat(LARGE));
      assertThat(client.untilClosed()).startsWith("HTTP/1.1 401").endsWith("no");
    }
  }

  @Test
  void who_waits_to_send_it_is_refused_and_not_told_to_go_on() throws Exception {
    var head = POST + "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n";
    try (var client = connect().send(head)) {
      assertThat(client.answer()).startsWith("HTTP/1.1 401").containsIgnoringCase("tion: close");
      assertThat(client.send("0123456789").untilClosed()).isEmpty();
    }
  }

  @Test
  void a_small_body_leaves_the_connection_open() throws Exception {
    try (var client = connect()) {
      for (var time = 0; time < 3; time++) {
        client.send(POST + "Content-Length: 10\r\n\r\n");
        assertThat(client.answer()).startsWith("HTTP/1.1 401").doesNotContain("close");
        client.send("0123456789");
      }
    }
  }
}
