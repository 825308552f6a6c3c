package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers a webhook like Retell: if it is not answered 2xx within 10 s, it is sent again, up to
/// three times, each time with a new signature.
final class WebhookSender {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int TRIES = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 64;

  private final Vertx vertx;
  private final WebClient client;
  private final SimulatorSettings settings;
  private final InstantSource clock;

  WebhookSender(Vertx vertx, SimulatorSettings settings, InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    var options = new WebClientOptions().setFollowRedirects(false).setUserAgent("CallSimulator");
    this.client = WebClient.create(vertx, options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  private record Delivery(String callId, WebhookEventType event, String url, Buffer body) {}

  /// Sends a webhook. Never fails: an event that cannot be delivered is dropped.
  Future<Void> send(SimulatedCall call, WebhookEventType event, String url) {
    return vertx
        .executeBlocking(() -> body(call, event), false)
        .compose(body -> deliver(new Delivery(call.id(), event, url, body), 1))
        .otherwiseEmpty();
  }

  private static Buffer body(SimulatedCall call, WebhookEventType event) {
    return new JsonObject()
        .put("event", event.wireName())
        .put("call", CallObjectWriter.full(call, event.stage()))
        .toBuffer();
  }

  private Future<Void> deliver(Delivery delivery, int attempt) {
    return post(delivery)
        .otherwise(false)
        .compose(accepted -> accepted ? Future.succeededFuture() : again(delivery, attempt));
  }

  private Future<Void> again(Delivery delivery, int attempt) {
    if (attempt == TRIES) {
      LOG.warn("{} of {} is lost", delivery.event().wireName(), delivery.callId());
      return Future.succeededFuture();
    }
    var delay = settings.backOff().toMillis() << (attempt - 1);
    return vertx
        .timer(Math.max(1, delay), TimeUnit.MILLISECONDS)
        .compose(elapsed -> deliver(delivery, attempt + 1));
  }

  /// Sends a delivery, and returns whether the receiver has accepted it.
  private Future<Boolean> post(Delivery delivery) {
    return vertx
        .executeBlocking(() -> sign(delivery.body()), false)
        .compose(
            signature ->
                client
                    .postAbs(delivery.url())
                    .timeout(PATIENCE.toMillis())
                    .putHeader("Content-Type", "application/json")
                    .putHeader(WebhookSigner.HEADER, signature)
                    .sendBuffer(delivery.body()))
        .map(answer -> answer.statusCode() / 100 == 2);
  }

  private String sign(Buffer body) {
    return WebhookSigner.of(settings.apiKey(), clock.instant(), body.getBytes());
  }
}
