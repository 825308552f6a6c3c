package com.callcat.dev.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import com.callcat.dev.dynamodb.faults.InjectedFaults;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/// Sends answers. If faults are injected, sends some of them late, cuts them or drops them.
final class ResponseSender {
  private static final String PLAIN = "text/plain";
  private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int ID_LENGTH = 52;

  private final Vertx vertx;
  private final InjectedFaults.Answers faults;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final RandomGenerator ids = new SplittableRandom();
  private Instant dated = Instant.MIN;
  private String date = "";

  ResponseSender(Vertx vertx, InjectedFaults injected, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
    this.faults = injected.answers();
    this.random = new Random(injected.seed());
  }

  /// Whether the next request is executed twice.
  boolean doubles() {
    return happens(faults.doubled());
  }

  private boolean happens(double share) {
    return share > 0 && random.nextDouble() < share;
  }

  /// Sends an answer that does not belong to the protocol, without faults.
  void plain(HttpServerRequest request, int status, String text) {
    var body = text.getBytes(UTF_8);
    head(request.response(), status, PLAIN, body);
    request.response().end(Buffer.buffer(body));
  }

  /// Sends an answer in the content type of its request.
  void send(HttpServerRequest request, int status, byte[] body) {
    if (happens(faults.late())) {
      vertx.setTimer(
          1 + random.nextLong(Math.max(1, faults.delay().toMillis())),
          _ -> sendNow(request, status, body));
    } else {
      sendNow(request, status, body);
    }
  }

  private void sendNow(HttpServerRequest request, int status, byte[] body) {
    var response = request.response();
    if (response.closed()) {
      return;
    }
    if (happens(faults.lost())) {
      response.reset();
      return;
    }
    head(response, status, ContentType.ofAnswer(request), body);
    if (happens(faults.cut())) {
      response
          .write(Buffer.buffer(body).slice(0, body.length / 2))
          .onComplete(_ -> response.reset());
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  private void head(HttpServerResponse response, int status, String contentType, byte[] body) {
    var crc = new CRC32();
    crc.update(body);
    response
        .setStatusCode(status)
        .putHeader("content-type", contentType)
        .putHeader("content-length", Integer.toString(body.length))
        .putHeader("x-amz-crc32", Long.toString(crc.getValue()))
        .putHeader("date", date())
        .putHeader("x-amzn-requestid", requestId());
  }

  /// The current date, which is formatted only once a second.
  private String date() {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (!now.equals(dated)) {
      dated = now;
      date = RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    }
    return date;
  }

  private String requestId() {
    var id = new StringBuilder(ID_LENGTH);
    for (var i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(ids.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }
}
