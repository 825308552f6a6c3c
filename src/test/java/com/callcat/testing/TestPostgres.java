package com.callcat.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL, started once for all tests of a JVM and stopped with it.
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /// An empty database that nobody else uses.
  ///
  /// @return its `postgresql://` URI
  public static String freshDatabase() {
    var name = "test" + DATABASES.incrementAndGet();
    try (var connection = Server.SHARED.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return uri(Server.SHARED, name);
    } catch (SQLException failure) {
      throw new IllegalStateException("no test database", failure);
    }
  }

  /// A server of one's own, to be stopped in the middle of a test.
  public static EmbeddedPostgres ownServer() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("max_connections", "50").start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The URI of a server's database.
  public static String uri(EmbeddedPostgres server, String database) {
    return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/" + database;
  }

  /// Started when the first test asks for it.
  private static final class Server {
    static final EmbeddedPostgres SHARED = ownServer();
  }
}
