package com.callcat.retell.webhook;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.callcat.bus.Bus;
import com.callcat.config.Config;
import com.callcat.listener.ListenerOptions;
import com.callcat.listener.RequestDeadline;
import com.callcat.listener.UnreadBody;
import com.callcat.retell.Bodies;
import com.callcat.retell.RetellJson;
import com.callcat.retell.Signature;
import com.callcat.retell.WebhookEvent;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in Retell's events (api.md "Webhook"). Retell gives up on an event after four deliveries,
/// so a 204 is said only when the event is stored, or surely is none of ours.
public final class WebhookVerticle extends VerticleBase {

  /// What follows the public URL in the address that Retell is told.
  public static final String PATH = "/webhooks/retell";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookVerticle.class);
  private static final int DRAIN_SECONDS = 4;

  private final Config.Webhook settings;
  private final List<String> signingKeys;
  private final InstantSource clock;
  private final Room room = new Room();
  private @Nullable HttpServer server;

  /// @param signingKeys any of them may sign; without one, nothing is accepted
  public WebhookVerticle(Config.Webhook settings, List<String> signingKeys, InstantSource clock) {
    this.settings = settings;
    this.signingKeys = List.copyOf(signingKeys);
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    server =
        RequestDeadline.guard(
            vertx,
            vertx.createHttpServer(ListenerOptions.http1(settings.host(), settings.port())),
            Duration.ofSeconds(settings.requestSeconds()),
            this::route,
            request -> tell(request, Refusal.tooSlow()));
    return server.listen();
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.shutdown(DRAIN_SECONDS, SECONDS);
  }

  /// Where it listens, once it is deployed.
  public int actualPort() {
    return Objects.requireNonNull(server, "not deployed").actualPort();
  }

  private void route(HttpServerRequest request) {
    if (!PATH.equals(request.path())) {
      refuse(request, new Refusal(404, "no such path"));
    } else if (!HttpMethod.POST.equals(request.method())) {
      request.response().putHeader("Allow", "POST");
      refuse(request, new Refusal(405, "only POST"));
    } else {
      receive(request);
    }
  }

  private void receive(HttpServerRequest request) {
    try {
      var signature = signature(request);
      var share = room.share();
      Bodies.read(request, share::take)
          .compose(body -> understand(body, signature))
          .compose(this::deliver)
          .onComplete(result -> share.giveBack())
          .onSuccess(outcome -> accept(request, outcome))
          .onFailure(failure -> refuse(request, refusal(failure)));
      if (UnreadBody.waits(request)) {
        request.response().writeContinue();
      }
    } catch (Refusal early) {
      refuse(request, early);
    }
  }

  /// What the head alone refuses is refused before its body is read.
  private Signature signature(HttpServerRequest request) {
    var signature = Signature.read(request.getHeader(Signature.HEADER), clock.instant());
    if (signature == null) {
      throw Refusal.badSignature();
    }
    if (UnreadBody.announced(request) > Bodies.LIMIT) {
      throw Refusal.tooLarge();
    }
    return signature;
  }

  private Future<WebhookEvent> understand(Buffer body, Signature signature) {
    return Bodies.work(vertx, body.length(), () -> understand(body.getBytes(), signature));
  }

  private WebhookEvent understand(byte[] body, Signature signature) {
    if (!signature.isOf(body, signingKeys)) {
      throw Refusal.badSignature();
    }
    return RetellJson.event(body);
  }

  private Future<Outcome> deliver(WebhookEvent event) {
    return switch (event) {
      case WebhookEvent.News(var report) -> new Deliveries(Bus.of(vertx)).deliver(report);
      case WebhookEvent.Other() -> Future.succeededFuture(Outcome.NOT_WANTED);
      case WebhookEvent.Malformed() -> Future.failedFuture(Refusal.malformed());
    };
  }

  private static Refusal refusal(Throwable failure) {
    if (failure instanceof Refusal known) {
      return known;
    }
    LOG.warn("a webhook broke off: {}", failure.getClass().getSimpleName());
    return Refusal.unavailable();
  }

  private static void accept(HttpServerRequest request, Outcome outcome) {
    count(outcome.name().toLowerCase(Locale.ROOT));
    request.response().setStatusCode(204).end();
  }

  private static void refuse(HttpServerRequest request, Refusal refusal) {
    if (!request.response().ended()) {
      UnreadBody.answer(request, () -> tell(request, refusal));
    }
  }

  private static Future<Void> tell(HttpServerRequest request, Refusal refusal) {
    LOG.info("a webhook is refused: {}", refusal.status());
    count(Integer.toString(refusal.status()));
    return request
        .response()
        .setStatusCode(refusal.status())
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("status", "error").put("message", refusal.getMessage()).encode());
  }

  private static void count(String outcome) {
    Metrics.counter("callcat.webhooks", "outcome", outcome).increment();
  }
}
