package com.callcat.chaos;

import com.callcat.testing.ReadyLine;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// The load balancer before the webhook listeners: a process that cannot be reached, or does not
/// answer soon, is passed over for the next one, which thus may be told what the first one knows.
final class WebhookFront {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int CONNECTIONS = 200;

  private final WebClient client;
  private final HttpServer server;
  private final AtomicReference<Fleet> fleet = new AtomicReference<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger passedOver = new AtomicInteger();
  private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
  private final InstantSource clock;

  private WebhookFront(Vertx vertx, InstantSource clock) {
    this.clock = clock;
    client =
        WebClient.create(
            vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    server = vertx.createHttpServer().requestHandler(this::handle);
  }

  /// How long a process took to answer a webhook.
  record Wait(Instant since, long millis) {}

  static WebhookFront start(Vertx vertx, InstantSource clock) {
    var front = new WebhookFront(vertx, clock);
    front.server.listen(0, "127.0.0.1").await();
    return front;
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /// Those it leads to; before, it turns everything away.
  void lead(Fleet processes) {
    fleet.set(processes);
  }

  /// How often the next process had to be tried.
  int passedOver() {
    return passedOver.get();
  }

  List<Wait> waits() {
    return List.copyOf(waits);
  }

  private void handle(HttpServerRequest request) {
    var headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
    headers.remove("Host");
    request
        .body()
        .compose(body -> forward(targets(), new Delivery(request.uri(), headers, body)))
        .onSuccess(answer -> reply(request, answer))
        .onFailure(nobody -> request.response().setStatusCode(502).end());
  }

  private record Delivery(String uri, MultiMap headers, Buffer body) {}

  /// All of them, each time beginning with another one.
  private List<String> targets() {
    var processes = fleet.get();
    var urls = processes == null ? List.<ReadyLine>of() : processes.addresses();
    var first = turn.getAndIncrement();
    return IntStream.range(first, first + urls.size())
        .mapToObj(i -> urls.get(Math.floorMod(i, urls.size())).webhook())
        .toList();
  }

  private Future<HttpResponse<Buffer>> forward(List<String> targets, Delivery delivery) {
    if (targets.isEmpty()) {
      return Future.failedFuture("nobody answers");
    }
    return send(targets.getFirst(), delivery)
        .recover(
            failure -> {
              passedOver.incrementAndGet();
              return forward(targets.subList(1, targets.size()), delivery);
            });
  }

  private Future<HttpResponse<Buffer>> send(String target, Delivery delivery) {
    var begin = clock.instant();
    return client
        .postAbs(target + delivery.uri())
        .timeout(PATIENCE.toMillis())
        .putHeaders(delivery.headers())
        .sendBuffer(delivery.body())
        .onSuccess(answer -> waits.add(waited(begin)));
  }

  private Wait waited(Instant since) {
    return new Wait(since, Duration.between(since, clock.instant()).toMillis());
  }

  private static void reply(HttpServerRequest request, HttpResponse<Buffer> answer) {
    var response = request.response().setStatusCode(answer.statusCode());
    var body = answer.body();
    if (body == null) {
      response.end();
    } else {
      response.end(body);
    }
  }
}
