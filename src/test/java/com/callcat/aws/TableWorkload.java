package com.callcat.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.retell.Fixtures;
import com.callcat.retell.Signature;
import com.callcat.retell.webhook.WebhookVerticle;
import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.EventClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.ReadyLine;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;

/// Has a running program do to its tables all that it ever does.
final class TableWorkload {
  private static final String AN_HOUR_LONG = "+15550000012";
  private static final InstantSource CLOCK = InstantSource.system();

  private final ReadyLine urls;
  private final ApiClient user;

  TableWorkload(ReadyLine urls) throws Exception {
    this.urls = urls;
    this.user = ApiClient.register(urls, "mira@example.com");
  }

  void doAll() throws Exception {
    try (var events = EventClient.open(user.request("GET", "/api/calls/events"))) {
      haveACallTooLargeForOneItem();
      createAgainWhenItsTimeHasPassed();
      events.next();
    }
    deleteACallThatHasATranscript();
    ask("/api/calls");
    ask("/api/calls?status=COMPLETED");
    ask("/api/calls/0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11");
    report("call_started", new JsonObject().put("call_id", "call_7c1f0d9a4be24f6c8a1e5b03"));
  }

  private void haveACallTooLargeForOneItem() throws Exception {
    var id = user.call(AN_HOUR_LONG);
    Eventually.until(() -> user.get(id), it -> it.containsKey("sentiment"));
  }

  /// With the same key, under which the call is found.
  private void createAgainWhenItsTimeHasPassed() throws Exception {
    String soon;
    HttpResponse<String> made;
    do { // on a busy machine it may have passed before it is sent
      soon = tomorrow().put("scheduledAt", CLOCK.millis() + 2_000).encode();
      made = createOnce(soon);
    } while (made.statusCode() == 400);
    user.untilEnded(new JsonObject(made.body()).getString("callId"));
    assertThat(createOnce(soon).headers().firstValue("Idempotent-Replayed")).hasValue("true");
  }

  private HttpResponse<String> createOnce(String body) throws Exception {
    return user.send("POST", "/api/calls", body, "Idempotency-Key", "one-key");
  }

  private void deleteACallThatHasATranscript() throws Exception {
    var path = "/api/calls/" + user.create(tomorrow());
    var transcript = new JsonObject().put("transcriptText", "Agent: Hello.");
    user.send("PUT", path + "/transcript", transcript.encode());
    ask(path + "/transcript");
    user.send("DELETE", path, "");
  }

  private void ask(String path) throws Exception {
    user.send("GET", path, "");
  }

  private static JsonObject tomorrow() {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", "+15551234567")
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask for Thursday.")
        .put("scheduledAt", CLOCK.millis() / 86_400_000 * 86_400_000 + 2 * 86_400_000);
  }

  /// As Retell does.
  private void report(String event, JsonObject call) throws Exception {
    var body = new JsonObject().put("event", event).put("call", call).encode();
    var signature =
        Fixtures.signature(body.getBytes(UTF_8), DeployedSettings.API_KEY, CLOCK.instant());
    var request =
        HttpRequest.newBuilder(URI.create(urls.webhook() + WebhookVerticle.PATH))
            .header(Signature.HEADER, signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
  }
}
