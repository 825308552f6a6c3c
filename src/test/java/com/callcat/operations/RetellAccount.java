package com.callcat.operations;

import com.callcat.dev.simulator.CallDurations;
import com.callcat.dev.simulator.SimulatorSettings;
import com.callcat.dev.simulator.SimulatorVerticle;
import com.callcat.testing.RetellWebhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The simulator behind an account that may have several API keys, one of which signs the webhooks.
final class RetellAccount implements AutoCloseable {
  private static final String OF_SIMULATOR = "key_of_the_simulator";
  private static final int LINES = 100;
  private static final Duration SOON = Duration.ofMillis(200);

  /// Where the machine is so busy that a request to a database is given up, Retell sends it again.
  private static final Set<Integer> TAKEN_OR_AGAIN = Set.of(204, 503);

  private final Vertx vertx = Vertx.vertx();
  private final InstantSource clock;
  private final WebClient client =
      WebClient.create(vertx, new WebClientOptions().setKeepAlive(false));
  private final SimulatorVerticle simulator;
  private final HttpServer api = vertx.createHttpServer().requestHandler(this::ask);
  private final HttpServer webhooks = vertx.createHttpServer().requestHandler(this::tell);
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private volatile Set<String> keys;
  private volatile String signing;

  @SuppressWarnings("NullAway.Init") // before anybody is told anything
  private volatile Site site;

  /// @param talk how long a call lasts that was answered
  RetellAccount(String key, InstantSource clock, Duration talk, Random random) {
    this(key, clock, CallDurations.talking(talk).withRing(SOON).withAnalysis(SOON), random);
  }

  RetellAccount(String key, InstantSource clock, CallDurations durations, Random random) {
    this.clock = clock;
    keys = Set.of(key);
    signing = key;
    var backOff = Duration.ofSeconds(1);
    var settings = new SimulatorSettings(0, OF_SIMULATOR, LINES, durations, backOff, backOff, null);
    simulator = new SimulatorVerticle(settings, clock, random);
    vertx.deployVerticle(simulator).await();
    api.listen(0, SimulatorVerticle.HERE).await();
    webhooks.listen(0, SimulatorVerticle.HERE).await();
  }

  /// What `retell.baseUrl` is.
  String url() {
    return "http://127.0.0.1:" + api.actualPort();
  }

  /// What `webhook.publicUrl` is: the load balancer.
  String publicUrl() {
    return "http://127.0.0.1:" + webhooks.actualPort();
  }

  /// Those that its load balancer leads to.
  void tell(Site programs) {
    site = programs;
  }

  /// Which keys there are from now on, and which of them has the badge of the webhooks.
  void keys(String badge, String... all) {
    keys = Set.of(all);
    signing = badge;
  }

  /// Requests that were refused, and webhooks that were not taken.
  List<String> refused() {
    return List.copyOf(refused);
  }

  /// Each call as often as somebody was rung for it.
  List<String> rings() {
    return client
        .getAbs(simulated("/simulator/rings"))
        .send()
        .await()
        .bodyAsJsonObject()
        .getJsonArray("rings")
        .stream()
        .map(ring -> ((JsonObject) ring).getJsonObject("metadata").getString("callId"))
        .toList();
  }

  private String simulated(String uri) {
    return "http://127.0.0.1:" + simulator.actualPort() + uri;
  }

  private void ask(HttpServerRequest request) {
    var key = String.valueOf(request.getHeader("Authorization")).replaceFirst("^Bearer ", "");
    if (!keys.contains(key)) {
      refused.add("a request with a key that is not there: " + request.uri());
      request.response().setStatusCode(401).end();
      return;
    }
    var forward =
        client
            .requestAbs(request.method(), simulated(request.uri()))
            .putHeader("Content-Type", "application/json")
            .putHeader("Authorization", "Bearer " + OF_SIMULATOR);
    answer(request, request.body().compose(body -> send(forward, body)));
  }

  private void tell(HttpServerRequest request) {
    answer(request, request.body().compose(body -> deliver(request.uri(), body)));
  }

  private Future<HttpResponse<Buffer>> deliver(String uri, Buffer body) {
    var place = site.enter();
    var now = Long.toString(clock.millis());
    var signature = RetellWebhooks.signature(signing, now, body.toString());
    var forward =
        client
            .postAbs(place.urls().webhook() + uri)
            .putHeader("Content-Type", "application/json")
            .putHeader("X-Retell-Signature", signature);
    return send(forward, body)
        .onComplete(
            answer -> {
              site.leave(place);
              if (answer.failed()) {
                refused.add("a webhook that nobody took: " + answer.cause());
              } else if (!TAKEN_OR_AGAIN.contains(answer.result().statusCode())) {
                refused.add("a webhook: " + answer.result().statusCode());
              }
            });
  }

  private static Future<HttpResponse<Buffer>> send(HttpRequest<Buffer> forward, Buffer body) {
    return body.length() == 0 ? forward.send() : forward.sendBuffer(body);
  }

  private static void answer(HttpServerRequest request, Future<HttpResponse<Buffer>> from) {
    from.onSuccess(
            answer -> {
              var response = request.response().setStatusCode(answer.statusCode());
              var body = answer.body();
              response.end(body == null ? Buffer.buffer() : body);
            })
        .onFailure(_ -> request.response().setStatusCode(502).end());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
