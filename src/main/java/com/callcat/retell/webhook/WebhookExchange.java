package com.callcat.retell.webhook;

import com.callcat.metrics.WebhookMetrics;
import com.callcat.metrics.WebhookMetrics.Event;
import com.callcat.metrics.WebhookMetrics.Outcome;
import com.callcat.net.UnreadBody;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request to the listener. Answers it, and counts it.
final class WebhookExchange {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookExchange.class);
  private final HttpServerRequest request;
  private final WebhookMetrics metrics;
  private final long begun = System.nanoTime();
  private Event event = Event.NOT_READ;

  WebhookExchange(HttpServerRequest request, WebhookMetrics metrics) {
    this.request = request;
    this.metrics = metrics;
  }

  HttpServerRequest request() {
    return request;
  }

  /// Sets what the request is about, when that was read.
  void isAbout(Event read) {
    event = read;
  }

  void accept(Outcome outcome) {
    count(outcome);
    if (outcome == Outcome.STORED) {
      metrics.timeToStore.of(event).record(Duration.ofNanos(System.nanoTime() - begun));
    }
    request.response().setStatusCode(204).end();
  }

  void refuse(WebhookRefusal refusal) {
    if (!request.response().ended()) {
      UnreadBody.answer(request, () -> tell(refusal));
    }
  }

  Future<Void> tell(WebhookRefusal refusal) {
    LOG.info("a webhook is refused: {}", refusal.status());
    count(refusal.outcome());
    return request
        .response()
        .setStatusCode(refusal.status())
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("status", "error").put("message", refusal.getMessage()).encode());
  }

  private void count(Outcome outcome) {
    metrics.webhooks.of(event).of(outcome).increment();
  }
}
