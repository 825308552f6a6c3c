package com.callcat.retell.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Done;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.retell.Fixtures;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The answers to webhooks, over a real port.
class WebhookVerticleTest extends WebhookCase {
  @Test
  void an_event_of_ours_reaches_its_handler_to_the_letter() {
    assertThat(send(ours("webhook.call_ended.json"))).isEqualTo(new Answer(204, ""));
    assertThat(engine.reports).hasSize(1);
    assertThat(engine.reports.getFirst().key()).isEqualTo(OURS);
    var report = engine.reports.getFirst().report();
    assertThat(report.stage()).isEqualTo(Stage.ENDED);
    assertThat(report.providerId()).isEqualTo(ID);
    assertThat(new String(ours("webhook.call_ended.json"), UTF_8))
        .contains(report.payload().json());
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

  @Test
  void a_signature_may_be_in_capitals() {
    var body = ours("webhook.call_ended.json");
    var signature = Fixtures.signature(body, KEY, NOW).toUpperCase(Locale.ROOT);
    assertThat(post(body, signature).await().status()).isEqualTo(204);
    assertThat(post(body, signature.replace("D=", "d=")).await().status()).isEqualTo(204);
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
        "{\"event\":\"chat_ended\",\"call\":null}",
        "{\"event\":\"chat_analyzed\",\"call\":{}}",
        "{\"event\":\"call_inbound\",\"call_inbound\":{\"from_number\":\"+14155550142\"}}",
        "{\"call\":[],\"event\":\"alert_triggered\"}",
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
  void a_connection_serves_one_event_after_another() {
    for (int each = 0; each < 20; each++) {
      assertThat(send(ours("webhook.call_ended.json")).status()).isEqualTo(204);
      assertThat(send("{".getBytes(UTF_8)).status()).isEqualTo(400);
    }
    assertThat(engine.reports).hasSize(20);
  }
}
