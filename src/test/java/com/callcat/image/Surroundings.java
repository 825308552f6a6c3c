package com.callcat.image;

import com.callcat.config.Config;
import com.callcat.dev.simulator.Settings;
import com.callcat.dev.simulator.SimulatorVerticle;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/// What the program of the image finds around it: empty databases and the simulator.
final class Surroundings implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(300);

  final Vertx vertx = Vertx.vertx();
  final Config.DynamoDb dynamoDb = TestDynamoDb.emptyDatabase();
  private final String postgres = TestPostgres.freshDatabase();

  /// The environment to start it with.
  Map<String, String> settings() throws IOException {
    var settings = DeployedSettings.of(dynamoDb, postgres, simulator());
    var webhookPort = freePort();
    settings.put("CALLCAT_WEBHOOK_PORT", Integer.toString(webhookPort));
    settings.put(
        "CALLCAT_WEBHOOK_PUBLICURL", "http://" + DeployedSettings.HOST + ":" + webhookPort);
    return settings;
  }

  private String simulator() {
    var settings = new Settings(0, DeployedSettings.API_KEY, MOMENT, MOMENT, null);
    var simulator = new SimulatorVerticle(settings, Clock.systemUTC(), new SplittableRandom(1));
    vertx.deployVerticle(simulator).await();
    return "http://" + DeployedSettings.HOST + ":" + simulator.actualPort();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
