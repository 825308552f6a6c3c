package com.callcat.dev;

import com.callcat.Running;
import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// A DynamoDB server and the Retell simulator, with their data on disk, on all addresses of this
/// machine.
final class StandIns implements Running {
  private static final String HOST = "0.0.0.0";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private String urls = "";

  private StandIns() {}

  /// Starts both. Blocks until they listen.
  ///
  /// @throws ConfigException if the directory or a port is in use
  static StandIns start(Config config, InstantSource clock) {
    var standIns = new StandIns();
    try {
      standIns.run(config, clock);
      return standIns;
    } catch (RuntimeException failure) {
      standIns.close();
      throw failure;
    }
  }

  private void run(Config config, InstantSource clock) {
    var random = new SecureRandom();
    var held = own(DataDirLock.take(Path.of(config.data().dir())));
    var complete = DevDefaults.secrets(config, DevSecrets.in(held, random));
    var port = config.dynamodb().port();
    var dynamoDb = own(EmbeddedDynamoDb.start(held, HOST, port, clock));
    var retell = own(Simulation.start(HOST, complete, held, clock, random));
    urls = "dynamodb=%s retell=%s".formatted(dynamoDb.endpoint(), retell.url());
  }

  private <T extends AutoCloseable> T own(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public String readyLine() {
    return "CallCat is ready " + urls;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        throw new IllegalStateException("a stand-in does not stop", failure);
      }
    }
  }
}
