package com.callcat.testing;

import com.callcat.config.Config;
import com.callcat.dev.dynamodb.DynamoDbServer;
import com.callcat.dev.dynamodb.Options;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// One DynamoDB in memory for all tests of a JVM. It keeps a database for each access key, so that
/// every test has one of its own.
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

  /// It ends with the JVM, which does not wait for it.
  private static final class Server {
    private static final String ENDPOINT =
        DynamoDbServer.start(
                Vertx.vertx(new VertxOptions().setUseDaemonThread(true)),
                Options.inMemory(InstantSource.system()))
            .await()
            .endpoint();
  }
}
