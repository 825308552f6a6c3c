package com.callcat.retell.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.bus.Bus;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.ProviderId;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.retell.Fixtures;
import com.callcat.retell.Signature;
import com.callcat.testing.UnseenMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// The webhook's listener on a real port, and a fake engine behind it.
@Timeout(600)
abstract class WebhookCase {
  static final Instant NOW = Instant.ofEpochMilli(1_790_000_100_000L);
  static final String KEY = "key_new";
  static final String OLD_KEY = "key_old";

  /// Nobody is slow here; RequestDeadlineTest has those who are.
  private static final int REQUEST_SECONDS = 60;

  static final String CALL_ID = "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11";
  static final CallKey OURS = new CallKey(new UserId(42), new CallId(UUID.fromString(CALL_ID)));
  static final ProviderId ID = new ProviderId("call_7c1f0d9a4be24f6c8a1e5b03");

  final Vertx vertx = Vertx.vertx();
  final FakeNeighbours engine = new FakeNeighbours();
  final WebhookVerticle webhook =
      new WebhookVerticle(
          new Config.Webhook("127.0.0.1", 0, null, REQUEST_SECONDS),
          List.of(KEY, OLD_KEY),
          InstantSource.fixed(NOW),
          UnseenMetrics.create().webhooks);
  final HttpClient http = vertx.createHttpClient();

  record Answer(int status, String body) {}

  @BeforeEach
  void start() {
    Bus.register(vertx);
    vertx.deployVerticle(engine).await();
    vertx.deployVerticle(webhook).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  /// The fixture, as a call of ours.
  static byte[] ours(String fixture) {
    return Fixtures.text(fixture)
        .replaceFirst("\"callId\": \"[^\"]*\"", "\"callId\":\"" + CALL_ID + "\",\"userId\":\"42\"")
        .getBytes(UTF_8);
  }

  Answer send(byte[] body) {
    return sendAsync(body).await();
  }

  Future<Answer> sendAsync(byte[] body) {
    return post(body, Fixtures.signature(body, KEY, NOW));
  }

  Future<Answer> post(byte[] body, @Nullable String signature) {
    return open(HttpMethod.POST, WebhookVerticle.PATH)
        .compose(request -> send(request, body, signature));
  }

  Future<Answer> post(HttpClient client, byte[] body) {
    return client
        .request(HttpMethod.POST, webhook.actualPort(), "127.0.0.1", WebhookVerticle.PATH)
        .compose(request -> send(request, body, Fixtures.signature(body, KEY, NOW)));
  }

  Future<Answer> request(HttpMethod method, String path, byte[] body) {
    return open(method, path)
        .compose(request -> send(request, body, Fixtures.signature(body, KEY, NOW)));
  }

  Future<HttpClientRequest> open(HttpMethod method, String path) {
    return http.request(method, webhook.actualPort(), "127.0.0.1", path);
  }

  static Future<Answer> send(HttpClientRequest request, byte[] body, @Nullable String signature) {
    if (signature != null) {
      request.putHeader(Signature.HEADER, signature);
    }
    return request.send(Buffer.buffer(body)).compose(WebhookCase::answer);
  }

  static Future<Answer> answer(HttpClientResponse response) {
    return response.body().map(body -> new Answer(response.statusCode(), body.toString()));
  }
}
