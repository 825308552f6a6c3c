package com.callcat.testing;

import com.callcat.config.Config;
import com.callcat.dev.dynamodb.DynamoDbServer;
import com.callcat.dev.dynamodb.Options;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.GenericContainer;

/// One DynamoDB for all tests of a JVM: that of the project, in memory, or another open one in a
/// container, by `-Dcallcat.test.dynamodb.image=motoserver/moto:5.2.1`. Ours keeps a database for
/// each access key, Moto for each region, so that every test has one of its own.
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
    var name = "database" + DATABASES.incrementAndGet();
    return new Config.DynamoDb(
        endpoint, 0, name, name, "secret", "callcat-", true, true, true, true);
  }

  /// It ends with the JVM, which does not wait for it.
  private static final class Server {
    /// Moto's.
    private static final int CONTAINER_PORT = 5000;

    private static final String ENDPOINT =
        TestServers.DYNAMODB_IMAGE == null ? inMemory() : container(TestServers.DYNAMODB_IMAGE);

    private static String inMemory() {
      return DynamoDbServer.start(
              Vertx.vertx(new VertxOptions().setUseDaemonThread(true)),
              Options.inMemory(InstantSource.system()))
          .await()
          .endpoint();
    }

    @SuppressWarnings("resource") // Testcontainers stops it when the JVM ends
    private static String container(String image) {
      TestServers.demand(image);
      var container =
          new GenericContainer<>(image)
              .withEnv("MOTO_ALLOW_NONEXISTENT_REGION", "true")
              .withExposedPorts(CONTAINER_PORT);
      container.start();
      return "http://" + container.getHost() + ":" + container.getMappedPort(CONTAINER_PORT);
    }
  }
}
