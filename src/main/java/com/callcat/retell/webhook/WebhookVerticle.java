package com.callcat.retell.webhook;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.callcat.bus.Bus;
import com.callcat.config.Config;
import com.callcat.metrics.WebhookMetrics;
import com.callcat.metrics.WebhookMetrics.Event;
import com.callcat.metrics.WebhookMetrics.Outcome;
import com.callcat.net.Bodies;
import com.callcat.net.ListenerOptions;
import com.callcat.net.RequestDeadline;
import com.callcat.net.UnreadBody;
import com.callcat.retell.RetellJson;
import com.callcat.retell.Signature;
import com.callcat.retell.WebhookEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives Retell's events. Retell gives an event up after four deliveries that were not answered
/// 2xx. Therefore the answer is 204 only when the event is stored, or certainly is not for a call
/// of ours.
public final class WebhookVerticle extends VerticleBase {

  /// The path of webhooks, after the public URL.
  public static final String PATH = "/webhooks/retell";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookVerticle.class);
  private static final int DRAIN_SECONDS = 4;

  private final Config.Webhook settings;
  private final List<String> signingKeys;
  private final InstantSource clock;
  private final WebhookMetrics metrics;
  private final BodyBudget bodies = new BodyBudget();
  private @Nullable HttpServer server;

  /// @param signingKeys the keys of which one must have signed an event; if there is none, no event
  ///   is accepted
  public WebhookVerticle(
      Config.Webhook settings,
      List<String> signingKeys,
      InstantSource clock,
      WebhookMetrics metrics) {
    this.settings = settings;
    this.signingKeys = List.copyOf(signingKeys);
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    server =
        RequestDeadline.guard(
            vertx,
            vertx.createHttpServer(ListenerOptions.http1(settings.host(), settings.port())),
            Duration.ofSeconds(settings.requestSeconds()),
            this::route,
            request -> new WebhookExchange(request, metrics).tell(WebhookRefusal.tooSlow()));
    return server.listen();
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.shutdown(DRAIN_SECONDS, SECONDS);
  }

  /// The port on which it listens; only valid after it was deployed.
  public int actualPort() {
    return Objects.requireNonNull(server, "not deployed").actualPort();
  }

  private void route(HttpServerRequest request) {
    var visit = new WebhookExchange(request, metrics);
    if (!PATH.equals(request.path())) {
      visit.refuse(WebhookRefusal.noSuchPath());
    } else if (!HttpMethod.POST.equals(request.method())) {
      request.response().putHeader("Allow", "POST");
      visit.refuse(WebhookRefusal.onlyPost());
    } else {
      receive(visit);
    }
  }

  private void receive(WebhookExchange visit) {
    var request = visit.request();
    try {
      var signature = signature(request);
      var share = bodies.share();
      Bodies.read(request, share::take)
          .compose(body -> understand(body, signature))
          .onSuccess(event -> visit.isAbout(kind(event)))
          .compose(this::deliver)
          .onComplete(result -> share.giveBack())
          .onSuccess(visit::accept)
          .onFailure(failure -> visit.refuse(refusal(failure)));
      if (UnreadBody.waits(request)) {
        request.response().writeContinue();
      }
    } catch (WebhookRefusal early) {
      visit.refuse(early);
    }
  }

  /// Reads the signature from the head, so that a request is refused before its body is read.
  private Signature signature(HttpServerRequest request) {
    var signature = Signature.read(request.getHeader(Signature.HEADER), clock.instant());
    if (signature == null) {
      throw WebhookRefusal.badSignature();
    }
    if (UnreadBody.announced(request) > Bodies.LIMIT) {
      throw WebhookRefusal.tooLarge();
    }
    return signature;
  }

  private Future<WebhookEvent> understand(Buffer body, Signature signature) {
    return Bodies.work(vertx, body.length(), () -> understand(body.getBytes(), signature));
  }

  private WebhookEvent understand(byte[] body, Signature signature) {
    if (!signature.isOf(body, signingKeys)) {
      throw WebhookRefusal.badSignature();
    }
    return RetellJson.event(body);
  }

  private Future<Outcome> deliver(WebhookEvent event) {
    return switch (event) {
      case WebhookEvent.News(var report) -> new Deliveries(Bus.of(vertx)).deliver(report);
      case WebhookEvent.Other() -> Future.succeededFuture(Outcome.NOT_WANTED);
      case WebhookEvent.Malformed() -> Future.failedFuture(WebhookRefusal.malformed());
    };
  }

  private static WebhookRefusal refusal(Throwable failure) {
    if (failure instanceof WebhookRefusal known) {
      return known;
    }
    LOG.warn("a webhook broke off: {}", failure.getClass().getSimpleName());
    return WebhookRefusal.unavailable();
  }

  private static Event kind(WebhookEvent event) {
    return switch (event) {
      case WebhookEvent.News(var report) ->
          switch (report.stage()) {
            case STARTED -> Event.CALL_STARTED;
            case ENDED -> Event.CALL_ENDED;
            case ANALYZED -> Event.CALL_ANALYZED;
            case REGISTERED -> Event.OTHER;
          };
      case WebhookEvent.Other() -> Event.OTHER;
      case WebhookEvent.Malformed() -> Event.NOT_READ;
    };
  }
}
