package com.callcat.testing;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.callcat.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.GenericContainer;

/// One DynamoDB for all tests of a JVM. It keeps a database for each access key, so that every test
/// has one of its own.
public final class TestDynamoDb {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestDynamoDb() {}

  /// Where it listens; the first to ask starts it.
  public static String endpoint() {
    return Server.ENDPOINT;
  }

  /// An empty database that nobody else uses.
  public static Config.DynamoDb emptyDatabase() {
    return database(endpoint());
  }

  /// An empty database that is reached through something in between.
  public static Config.DynamoDb database(String endpoint) {
    var accessKey = "database" + DATABASES.incrementAndGet();
    return new Config.DynamoDb(endpoint, 0, null, accessKey, "secret", "callcat-", true);
  }

  private static final class Server {
    private static final int CONTAINER_PORT = 8000;
    private static final String ENDPOINT = TestServers.start(Server::container, Server::embedded);

    @SuppressWarnings("resource") // Testcontainers stops it when the JVM ends
    private static String container() {
      var container =
          new GenericContainer<>(TestServers.DYNAMODB_IMAGE).withExposedPorts(CONTAINER_PORT);
      container.start();
      return "http://" + container.getHost() + ":" + container.getMappedPort(CONTAINER_PORT);
    }

    private static String embedded() {
      var port = Integer.toString(freePort());
      try {
        ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-disableTelemetry", "-port", port})
            .start();
      } catch (Exception broken) {
        throw new IllegalStateException("DynamoDB Local does not start", broken);
      }
      return "http://localhost:" + port;
    }

    private static int freePort() {
      try (var socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException none) {
        throw new UncheckedIOException(none);
      }
    }
  }
}
