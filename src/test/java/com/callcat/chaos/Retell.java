package com.callcat.chaos;

import com.callcat.dev.simulator.CallDurations;
import com.callcat.dev.simulator.SimulatorSettings;
import com.callcat.dev.simulator.SimulatorVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/// The simulator, which outlives every process, and its log of rings.
final class Retell {
  static final String KEY = "key_of_the_chaos";

  /// More than the processes ask for, so that it turns nobody away.
  private static final int LINES = 1000;

  private static final CallDurations DURATIONS =
      CallDurations.talking(Duration.ofSeconds(1))
          .withRing(Duration.ofMillis(300))
          .withAnalysis(Duration.ofMillis(300));
  private static final Duration BACK_OFF = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private final SimulatorVerticle simulator;

  private Retell(SimulatorVerticle simulator) {
    this.simulator = simulator;
  }

  static Retell start(Vertx vertx, Random random) {
    var settings = new SimulatorSettings(0, KEY, LINES, DURATIONS, BACK_OFF, SILENCE, null);
    var clock = Clock.tickMillis(ZoneOffset.UTC);
    var simulator = new SimulatorVerticle(settings, clock, random);
    vertx.deployVerticle(simulator).await();
    return new Retell(simulator);
  }

  String url() {
    return "http://127.0.0.1:" + simulator.actualPort();
  }

  /// One for each call that Retell placed.
  List<Ring> rings() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url() + "/simulator/rings")).timeout(PATIENCE).build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    return new JsonObject(answer.body())
        .getJsonArray("rings", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .map(Ring::of)
            .toList();
  }

  /// A phone rang.
  ///
  /// @param callId the engine's
  /// @param at in epoch milliseconds
  record Ring(String callId, long at) {
    private static Ring of(JsonObject json) {
      return new Ring(json.getJsonObject("metadata").getString("callId"), json.getLong("at"));
    }
  }
}
