package com.callcat.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.LongTest;
import com.callcat.testing.RawConnection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A request that trickles in is cut off, whichever part of it does.
@LongTest
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class RequestDeadlineTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n";

  private static final String REFUSED = "GET /refused HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String HALF_A_HEAD = "GET / HTTP/1.1\r\nHost: x\r\nX: ";

  private final Vertx vertx = Vertx.vertx();
  private final Promise<Void> slowAsked = Promise.promise();
  private final Promise<Void> slowAnswer = Promise.promise();
  private int port;

  @BeforeEach
  void listen() {
    port = guarded().listen(0, "localhost").await().actualPort();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /// Answers with the size of the body; what is said to be refused, before it has come.
  private HttpServer guarded() {
    return RequestDeadline.guard(
        vertx,
        vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false)),
        LIMIT,
        request -> {
          if (request.path().equals("/refused")) {
            UnreadBody.answer(request, () -> say(request, 401, "no"));
          } else if (request.path().equals("/slow")) {
            slowAsked.complete();
            slowAnswer.future().onSuccess(ready -> say(request, 200, "at last"));
          } else {
            request.body().onSuccess(body -> say(request, 200, "" + body.length()));
          }
        },
        late -> say(late, 408, "late"));
  }

  private static Future<Void> say(HttpServerRequest request, int status, String words) {
    return request.response().setStatusCode(status).end(words);
  }

  private RawConnection connect() throws IOException {
    return RawConnection.to("http://localhost:" + port);
  }

  /// A connection opened now is hung up on after the limit.
  private void waitForLimit() throws Exception {
    try (var silent = connect()) {
      assertThat(silent.untilClosed()).isEmpty();
    }
  }

  @Test
  void a_body_that_trickles_is_answered_with_408_and_hung_up_on() throws Exception {
    try (var slow = connect().send(POST + "\r\n")) {
      assertThat(slow.trickle()).startsWith("HTTP/1.1 408").contains("close").endsWith("late");
    }
  }

  @Test
  void so_is_one_that_does_not_come_at_all() throws Exception {
    try (var silent = connect().send(POST + "\r\n")) {
      assertThat(silent.untilClosed()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void so_is_one_in_chunks() throws Exception {
    try (var slow = connect()) {
      slow.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n");
      assertThat(slow.trickle()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void so_is_a_head_that_trickles() throws Exception {
    try (var slow = connect().send(HALF_A_HEAD)) {
      assertThat(slow.trickle()).startsWith("HTTP/1.1 408").contains("connection: close");
    }
  }

  @Test
  void so_is_the_head_of_a_further_request() throws Exception {
    try (var client = connect()) {
      for (var further = 0; further < 3; further++) {
        assertThat(client.send(REFUSED).answer()).startsWith("HTTP/1.1 401");
      }
      assertThat(client.send(HALF_A_HEAD).trickle()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void a_head_that_stops_in_the_middle_is_late_as_well() throws Exception {
    try (var client = connect().send(REFUSED)) {
      assertThat(client.answer()).startsWith("HTTP/1.1 401");
      assertThat(client.send(HALF_A_HEAD).untilClosed()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void a_connection_may_rest_between_two_requests() throws Exception {
    try (var resting = connect().send(REFUSED)) {
      assertThat(resting.answer()).startsWith("HTTP/1.1 401");
      waitForLimit();
      assertThat(resting.send(REFUSED).answer()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void a_head_that_waits_behind_a_slow_answer_is_not_late() throws Exception {
    try (var client = connect().send(SLOW)) {
      slowAsked.future().await();
      client.send(HALF_A_HEAD);
      waitForLimit();
      slowAnswer.complete();
      assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("at last");
      assertThat(client.send("x\r\n\r\n").answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void but_is_late_when_it_does_not_come_after_that() throws Exception {
    try (var client = connect().send(SLOW)) {
      slowAsked.future().await();
      client.send(HALF_A_HEAD);
      waitForLimit();
      slowAnswer.complete();
      assertThat(client.answer()).startsWith("HTTP/1.1 200");
      assertThat(client.trickle()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void nobody_holds_a_connection_without_a_word() throws Exception {
    waitForLimit();
  }

  @Test
  void each_request_on_a_connection_has_its_own_time() throws Exception {
    try (var client = connect()) {
      for (var size = 1; size < 4; size++) {
        var head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n";
        client.send(head + "x".repeat(size));
        assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("" + size);
      }
      assertThat(client.send(POST + "\r\n").trickle()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void requests_may_come_one_behind_the_other() throws Exception {
    try (var client = connect().send(REFUSED.repeat(5) + POST + "\r\n")) {
      for (var answered = 0; answered < 5; answered++) {
        assertThat(client.answer()).startsWith("HTTP/1.1 401");
      }
      assertThat(client.trickle()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void a_body_that_is_not_read_does_not_hold_its_connection_either() throws Exception {
    try (var refused = connect().send(POST.replace("/ ", "/refused ") + "\r\n")) {
      assertThat(refused.answer()).startsWith("HTTP/1.1 401").endsWith("no");
      assertThat(refused.trickle()).isEmpty();
    }
  }
}
