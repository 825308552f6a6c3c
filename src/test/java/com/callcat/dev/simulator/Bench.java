package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A simulator on a real port, a client of it and a receiver of its webhooks.
final class Bench implements AutoCloseable {
  static final String KEY = "key_callcat_test_only_0001";

  /// An answered call is over in a few dozen milliseconds.
  static final CallDurations QUICK =
      CallDurations.talking(Duration.ofMillis(50))
          .withRing(Duration.ofMillis(20))
          .withAnalysis(Duration.ofMillis(20));

  /// An answered call is still going on when the test ends.
  static final CallDurations ENDLESS =
      CallDurations.talking(Duration.ofHours(1)).withRing(Duration.ZERO);

  /// A call is still ringing when the test ends.
  static final CallDurations RINGING =
      CallDurations.talking(Duration.ofHours(1)).withRing(Duration.ofHours(1));

  final Vertx vertx;
  final Hooks hooks;
  private final WebClient client;
  private String deploymentId = "";
  private int port;

  private Bench() {
    vertx = Vertx.vertx();
    hooks = await(Hooks.listen(vertx));
    client = WebClient.create(vertx);
  }

  static Bench start(CallDurations durations) {
    return start(settings(durations, 20, null));
  }

  static Bench start(SimulatorSettings settings) {
    var bench = new Bench();
    bench.deploy(settings, InstantSource.system());
    return bench;
  }

  static SimulatorSettings settings(
      CallDurations durations, int limit, @Nullable JournalFile journal) {
    return new SimulatorSettings(
        0, KEY, limit, durations, Duration.ofMillis(10), Duration.ofMillis(100), journal);
  }

  /// Starts a simulator that knows no more than the journal tells.
  void deploy(SimulatorSettings settings, InstantSource clock) {
    var simulator = new SimulatorVerticle(settings, clock, new SplittableRandom(1));
    deploymentId = await(vertx.deployVerticle(simulator));
    port = simulator.actualPort();
  }

  void undeploy() {
    await(vertx.undeploy(deploymentId));
  }

  /// An order whose webhooks come here.
  JsonObject order(String to) {
    var order = Orders.order(to);
    Orders.agentOf(order).put("webhook_url", hooks.url());
    return order;
  }

  HttpResponse<Buffer> create(String to) {
    return create(order(to));
  }

  HttpResponse<Buffer> create(JsonObject order) {
    return post("/v2/create-phone-call", order);
  }

  /// Places a call that must be accepted.
  ///
  /// @return its id
  String place(String to) {
    return create(to).bodyAsJsonObject().getString("call_id");
  }

  HttpResponse<Buffer> stop(String callId) {
    var request = client.post(port, "127.0.0.1", "/v2/stop-call/" + callId);
    return await(request.bearerTokenAuthentication(KEY).send());
  }

  HttpResponse<Buffer> update(String callId, JsonObject changes) {
    var request = client.patch(port, "127.0.0.1", "/v2/update-call/" + callId);
    return await(request.bearerTokenAuthentication(KEY).sendJsonObject(changes));
  }

  HttpResponse<Buffer> delete(String callId) {
    var request = client.delete(port, "127.0.0.1", "/v2/delete-call/" + callId);
    return await(request.bearerTokenAuthentication(KEY).send());
  }

  HttpResponse<Buffer> post(String path, JsonObject body) {
    return send(path, body.toBuffer());
  }

  HttpResponse<Buffer> send(String path, Buffer body) {
    return await(sending(path, body));
  }

  Future<HttpResponse<Buffer>> sending(String path, Buffer body) {
    var request = client.post(port, "127.0.0.1", path).bearerTokenAuthentication(KEY);
    return request.putHeader("Content-Type", "application/json").sendBuffer(body);
  }

  HttpResponse<Buffer> get(String path) {
    return get(path, KEY);
  }

  HttpResponse<Buffer> get(String path, String key) {
    return await(client.get(port, "127.0.0.1", path).bearerTokenAuthentication(key).send());
  }

  JsonObject call(String id) {
    return get("/v2/get-call/" + id).bodyAsJsonObject();
  }

  /// The rings so far, asked for without a key.
  List<JsonObject> rings() {
    var answer = await(client.get(port, "127.0.0.1", "/simulator/rings").send());
    return answer.bodyAsJsonObject().getJsonArray("rings").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
