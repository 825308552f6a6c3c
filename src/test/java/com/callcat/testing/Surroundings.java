package com.callcat.testing;

import com.callcat.config.Config;
import com.callcat.dev.simulator.CallDurations;
import com.callcat.dev.simulator.SimulatorSettings;
import com.callcat.dev.simulator.SimulatorVerticle;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/// What a deployed program finds around it: empty databases and the simulator.
public final class Surroundings implements AutoCloseable {
  private static final int LINES = 20;
  private static final Duration MOMENT = Duration.ofMillis(300);

  private final Vertx vertx;
  private final Config.DynamoDb dynamoDb;
  private final String postgres = TestPostgres.freshDatabase();

  private Surroundings(Vertx vertx, Config.DynamoDb dynamoDb) {
    this.vertx = vertx;
    this.dynamoDb = dynamoDb;
  }

  public static Surroundings start() {
    return with(_ -> TestDynamoDb.emptyDatabase());
  }

  /// The same with another way to DynamoDB.
  public static Surroundings with(Function<Vertx, Config.DynamoDb> dynamoDb) {
    var vertx = Vertx.vertx();
    return new Surroundings(vertx, dynamoDb.apply(vertx));
  }

  /// For more servers; it ends with this.
  public Vertx vertx() {
    return vertx;
  }

  public Config.DynamoDb dynamoDb() {
    return dynamoDb;
  }

  /// The environment to start a program with, and a simulator that calls it.
  public Map<String, String> settings() throws IOException {
    var settings = DeployedSettings.of(dynamoDb, postgres, simulator());
    var webhookPort = FreePorts.one();
    settings.put("CALLCAT_WEBHOOK_PORT", Integer.toString(webhookPort));
    settings.put(
        "CALLCAT_WEBHOOK_PUBLICURL", "http://" + DeployedSettings.HOST + ":" + webhookPort);
    return settings;
  }

  private String simulator() {
    var durations = CallDurations.talking(MOMENT).withRing(MOMENT);
    var settings = new SimulatorSettings(0, DeployedSettings.API_KEY, LINES, durations, null);
    var simulator = new SimulatorVerticle(settings, Clock.systemUTC(), new SplittableRandom(1));
    vertx.deployVerticle(simulator).await();
    return "http://" + DeployedSettings.HOST + ":" + simulator.actualPort();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
