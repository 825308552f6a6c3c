package com.callcat.retell.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Done;
import com.callcat.net.Bodies;
import com.callcat.retell.Fixtures;
import com.callcat.retell.Signature;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An event may be large, and many may come at once; there is a bound to both.
class WebhookLimitsTest extends WebhookCase {
  @Test
  void an_hour_of_talk_is_taken_whole() {
    var body = sized(Bodies.LIMIT);
    assertThat(body).hasSize(Bodies.LIMIT);
    assertThat(send(body).status()).isEqualTo(204);
    assertThat(engine.reports.getFirst().report().transcript()).hasSizeGreaterThan(16_000_000);
  }

  @Test
  void a_byte_more_is_too_much() {
    assertThat(send(sized(Bodies.LIMIT + 1)).status()).isEqualTo(413);
    assertThat(engine.reports).isEmpty();
  }

  @Test
  void a_body_that_does_not_tell_its_size_has_the_same_limit() {
    assertThat(sendChunked(sized(Bodies.LIMIT)).status()).isEqualTo(204);
    assertThat(sendChunked(sized(Bodies.LIMIT + 1)).status()).isEqualTo(413);
    assertThat(engine.reports).hasSize(1);
  }

  @Test
  void a_crowd_of_large_events_is_put_off_and_taken_later() {
    var stored = Promise.<Done>promise();
    engine.onReport = report -> stored.future();
    var body = sized(Bodies.LIMIT - 1000);
    var waiting = IntStream.range(0, 4).mapToObj(each -> sendAsync(body)).toList();
    engine.awaitReports(4);
    assertThat(send(body).status()).isEqualTo(503);
    assertThat(send(Fixtures.bytes("webhook.call_started.json")).status()).isEqualTo(204);
    stored.complete(Done.DONE);
    assertThat(waiting).allSatisfy(answer -> assertThat(answer.await().status()).isEqualTo(204));
    assertThat(send(body).status()).isEqualTo(204);
  }

  @Test
  void a_crowd_of_events_is_put_off_and_taken_later() {
    var stored = Promise.<Done>promise();
    engine.onReport = report -> stored.future();
    var crowd = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(300));
    var body = ours("webhook.call_started.json");
    var waiting = IntStream.range(0, 256).mapToObj(each -> post(crowd, body)).toList();
    engine.awaitReports(256);
    assertThat(send(body).status()).isEqualTo(503);
    stored.complete(Done.DONE);
    assertThat(waiting).allSatisfy(answer -> assertThat(answer.await().status()).isEqualTo(204));
    assertThat(send(body).status()).isEqualTo(204);
  }

  @Test
  void senders_that_hang_up_leave_no_room_taken() {
    var body = Buffer.buffer(sized(Bodies.LIMIT - 1000));
    for (int each = 0; each < 8; each++) {
      var request = open(HttpMethod.POST, WebhookVerticle.PATH).await().setChunked(true);
      request.write(body).await();
      request.connection().close().await();
    }
    var answer = send(sized(Bodies.LIMIT));
    while (answer.status() == 503) { // it has not noticed all of them yet
      answer = send(sized(Bodies.LIMIT));
    }
    assertThat(answer.status()).isEqualTo(204);
  }

  private static byte[] sized(int size) {
    var start =
        "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"metadata\":{\"userId\":42,\"callId\":\""
            + CALL_ID
            + "\"},\"transcript\":\"";
    return (start + "a".repeat(size - start.length() - 3) + "\"}}").getBytes(UTF_8);
  }

  private Answer sendChunked(byte[] body) {
    var request = open(HttpMethod.POST, WebhookVerticle.PATH).await().setChunked(true);
    request.putHeader(Signature.HEADER, Fixtures.signature(body, KEY, NOW));
    var answer = request.response().compose(WebhookCase::answer);
    for (int from = 0; from < body.length; from += 1 << 20) {
      request.write(Buffer.buffer(body).slice(from, Math.min(body.length, from + (1 << 20))));
    }
    request.end();
    return answer.await();
  }
}
