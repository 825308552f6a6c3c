package com.callcat.retell.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.retell.Bodies;
import com.callcat.retell.Fixtures;
import com.callcat.retell.Signature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of api.md "Webhook", over a real port.
@Timeout(120)
class WebhookVerticleTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_790_000_100_000L);
  private static final String KEY = "key_new";
  private static final String OLD_KEY = "key_old";
  private static final String CALL_ID = "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11";
  private static final CallKey OURS =
      new CallKey(new UserId(42), new CallId(UUID.fromString(CALL_ID)));
  private static final ProviderId ID = new ProviderId("call_7c1f0d9a4be24f6c8a1e5b03");

  private final Vertx vertx = Vertx.vertx();
  private final FakeEngine engine = new FakeEngine();
  private final WebhookVerticle webhook =
      new WebhookVerticle(
          new Config.Webhook("127.0.0.1", 0, null),
          List.of(KEY, OLD_KEY),
          InstantSource.fixed(NOW));
  private final HttpClient http = vertx.createHttpClient();

  private record Answer(int status, String body) {}

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

  @Test
  void an_event_of_ours_reaches_its_handler_to_the_letter() {
    assertThat(send(ours("webhook.call_ended.json"))).isEqualTo(new Answer(204, ""));
    assertThat(engine.reports).hasSize(1);
    assertThat(engine.reports.getFirst().key()).isEqualTo(OURS);
    var report = engine.reports.getFirst().report();
    assertThat(report.stage()).isEqualTo(Stage.ENDED);
    assertThat(report.providerId()).isEqualTo(ID);
    assertThat(new String(ours("webhook.call_ended.json"), UTF_8)).contains(report.json());
  }

  @Test
  void the_answer_waits_until_the_event_is_stored() {
    var stored = Promise.<Done>promise();
    engine.onReport = report -> stored.future();
    var answer = sendAsync(ours("webhook.call_started.json"));
    engine.awaitReports(1);
    // Another request over the same listener is answered meanwhile, so this one could have been.
    assertThat(send("{}".getBytes(UTF_8)).status()).isEqualTo(400);
    assertThat(answer.isComplete()).isFalse();
    stored.complete(Done.DONE);
    assertThat(answer.await().status()).isEqualTo(204);
  }

  @Test
  void the_same_event_again_is_handed_over_again() {
    assertThat(send(ours("webhook.call_ended.json")).status()).isEqualTo(204);
    assertThat(send(ours("webhook.call_ended.json")).status()).isEqualTo(204);
    assertThat(engine.reports).hasSize(2);
  }

  @Test
  void the_old_key_signs_too_while_keys_are_changed() {
    var body = ours("webhook.call_ended.json");
    assertThat(post(body, Fixtures.signature(body, OLD_KEY, NOW)).await().status()).isEqualTo(204);
  }

  static Stream<@Nullable String> badSignatures() {
    var body = ours("webhook.call_ended.json");
    return Stream.of(
        null,
        "",
        "nonsense",
        Fixtures.signature(body, "another key", NOW),
        Fixtures.signature("{}".getBytes(UTF_8), KEY, NOW),
        Fixtures.signature(body, KEY, NOW.plusMillis(300_001)),
        Fixtures.signature(body, KEY, NOW.minusMillis(300_001)),
        Fixtures.signature(body, KEY, NOW) + "0");
  }

  @ParameterizedTest
  @MethodSource("badSignatures")
  void without_a_good_signature_nothing_is_done(@Nullable String signature) {
    var answer = post(ours("webhook.call_ended.json"), signature).await();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(engine.reports).isEmpty();
  }

  @Test
  void garbage_is_not_even_looked_at_without_a_signature() {
    assertThat(post("{".getBytes(UTF_8), null).await().status()).isEqualTo(401);
    assertThat(post(new byte[0], null).await().status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[1]",
        "{}",
        "{\"call\":{\"call_id\":\"c\"}}",
        "{\"event\":\"call_ended\"}",
        "{\"event\":\"call_ended\",\"call\":{}}",
        "{\"event\":\"call_ended\",\"call\":{\"call_id\":7}}",
        "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}"
      })
  void what_is_signed_but_no_event_is_refused(String body) {
    assertThat(send(body.getBytes(UTF_8)).status()).isEqualTo(400);
    assertThat(engine.reports).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"transcript_updated\",\"call\":{\"call_id\":\"c\"}}",
        "{\"event\":\"chat_started\",\"chat\":{}}",
        "{\"event\":\"something_new\"}"
      })
  void an_event_of_another_name_is_accepted_and_left_alone(String body) {
    assertThat(send(body.getBytes(UTF_8)).status()).isEqualTo(204);
    assertThat(engine.reports).isEmpty();
  }

  @Test
  void a_call_without_our_metadata_is_found_by_its_name() {
    engine.owners.put(ID, OURS);
    assertThat(send(Fixtures.bytes("webhook.call_analyzed.json")).status()).isEqualTo(204);
    assertThat(engine.reports.getFirst().key()).isEqualTo(OURS);
    assertThat(engine.reports.getFirst().report().analysis()).isNotNull();
  }

  @Test
  void a_call_that_nobody_knows_is_accepted_and_left_alone() {
    assertThat(send(Fixtures.bytes("webhook.call_ended.json")).status()).isEqualTo(204);
    assertThat(engine.reports).isEmpty();
  }

  @Test
  void a_call_whose_owner_cannot_be_asked_for_comes_again() {
    engine.whenNotFound = new Problem.Unavailable("calls");
    assertThat(send(Fixtures.bytes("webhook.call_ended.json")).status()).isEqualTo(503);
  }

  static Stream<Problem> notOurs() {
    return Stream.of(new Problem.NotFound("call"), new Problem.Forbidden("call"));
  }

  @ParameterizedTest
  @MethodSource("notOurs")
  void a_call_that_is_not_ours_is_accepted_and_left_alone(Problem problem) {
    engine.onReport = report -> Future.failedFuture(new ProblemException(problem));
    assertThat(send(ours("webhook.call_ended.json")).status()).isEqualTo(204);
  }

  static Stream<RuntimeException> failures() {
    return Stream.of(
        new ProblemException(new Problem.Unavailable("calls")),
        new ProblemException(new Problem.Conflict("call")),
        new ProblemException(
            new Problem.IllegalMove(OURS.callId(), CallStatus.COMPLETED, "call_ended")),
        new IllegalStateException("a defect"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void what_cannot_be_stored_now_comes_again(RuntimeException failure) {
    engine.onReport = report -> Future.failedFuture(failure);
    var answer = send(ours("webhook.call_ended.json"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("calls", "defect");
    engine.onReport = report -> Future.succeededFuture(Done.DONE);
    assertThat(send(ours("webhook.call_ended.json")).status()).isEqualTo(204);
  }

  @Test
  void other_paths_and_methods_are_refused() {
    var body = ours("webhook.call_ended.json");
    assertThat(request(HttpMethod.POST, "/", body).await().status()).isEqualTo(404);
    assertThat(request(HttpMethod.POST, WebhookVerticle.PATH + "/x", body).await().status())
        .isEqualTo(404);
    assertThat(request(HttpMethod.GET, WebhookVerticle.PATH, new byte[0]).await().status())
        .isEqualTo(405);
    assertThat(request(HttpMethod.PUT, WebhookVerticle.PATH, body).await().status()).isEqualTo(405);
    assertThat(engine.reports).isEmpty();
  }

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

  @Test
  void a_connection_serves_one_event_after_another() {
    for (int each = 0; each < 20; each++) {
      assertThat(send(ours("webhook.call_ended.json")).status()).isEqualTo(204);
      assertThat(send("{".getBytes(UTF_8)).status()).isEqualTo(400);
    }
    assertThat(engine.reports).hasSize(20);
  }

  /// The fixture, as a call of ours.
  private static byte[] ours(String fixture) {
    return Fixtures.text(fixture)
        .replaceFirst("\"callId\": \"[^\"]*\"", "\"callId\":\"" + CALL_ID + "\",\"userId\":\"42\"")
        .getBytes(UTF_8);
  }

  private static byte[] sized(int size) {
    var start =
        "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"metadata\":{\"userId\":42,\"callId\":\""
            + CALL_ID
            + "\"},\"transcript\":\"";
    return (start + "a".repeat(size - start.length() - 3) + "\"}}").getBytes(UTF_8);
  }

  private Answer send(byte[] body) {
    return sendAsync(body).await();
  }

  private Future<Answer> sendAsync(byte[] body) {
    return post(body, Fixtures.signature(body, KEY, NOW));
  }

  private Answer sendChunked(byte[] body) {
    var request = open(HttpMethod.POST, WebhookVerticle.PATH).await().setChunked(true);
    request.putHeader(Signature.HEADER, Fixtures.signature(body, KEY, NOW));
    var answer = request.response().compose(WebhookVerticleTest::answer);
    for (int from = 0; from < body.length; from += 1 << 20) {
      request.write(Buffer.buffer(body).slice(from, Math.min(body.length, from + (1 << 20))));
    }
    request.end();
    return answer.await();
  }

  private Future<Answer> post(byte[] body, @Nullable String signature) {
    return open(HttpMethod.POST, WebhookVerticle.PATH)
        .compose(request -> send(request, body, signature));
  }

  private Future<Answer> post(HttpClient client, byte[] body) {
    return client
        .request(HttpMethod.POST, webhook.actualPort(), "127.0.0.1", WebhookVerticle.PATH)
        .compose(request -> send(request, body, Fixtures.signature(body, KEY, NOW)));
  }

  private Future<Answer> request(HttpMethod method, String path, byte[] body) {
    return open(method, path)
        .compose(request -> send(request, body, Fixtures.signature(body, KEY, NOW)));
  }

  private Future<HttpClientRequest> open(HttpMethod method, String path) {
    return http.request(method, webhook.actualPort(), "127.0.0.1", path);
  }

  private static Future<Answer> send(
      HttpClientRequest request, byte[] body, @Nullable String signature) {
    if (signature != null) {
      request.putHeader(Signature.HEADER, signature);
    }
    return request.send(Buffer.buffer(body)).compose(WebhookVerticleTest::answer);
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response.body().map(body -> new Answer(response.statusCode(), body.toString()));
  }
}
