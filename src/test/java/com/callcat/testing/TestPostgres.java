package com.callcat.testing;

import static org.testcontainers.postgresql.PostgreSQLContainer.POSTGRESQL_PORT;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A real PostgreSQL, started once for all tests of a JVM and stopped with it.
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final String USER = "postgres";
  private static final Path UNPACKED = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  /// The library keeps the unpacked binaries by the object that finds them. With one of our own
  /// they are not in the directory of another test, which deletes it at its end.
  private static final PgBinaryResolver BINARIES = new OwnBinaries();

  private record OwnBinaries() implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
  }

  private TestPostgres() {}

  /// An empty database that nobody else uses.
  ///
  /// @return its `postgresql://` URI
  public static String freshDatabase() {
    var name = "test" + DATABASES.incrementAndGet();
    try (var connection = DriverManager.getConnection("jdbc:" + Server.URL, USER, USER);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return Server.URL.replaceFirst("//", "//" + USER + ":" + USER + "@") + name;
    } catch (SQLException failure) {
      throw new IllegalStateException("no test database", failure);
    }
  }

  /// A server of one's own, to be stopped in the middle of a test.
  public static EmbeddedPostgres ownServer() {
    try {
      return EmbeddedPostgres.builder()
          .setPgBinaryResolver(BINARIES)
          .setOverrideWorkingDirectory(UNPACKED.toFile())
          .setPGStartupWait(LONGEST_START)
          .setServerConfig("max_connections", "50")
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Spares a development program that begins on this directory to unpack PostgreSQL once more. The
  /// whole of a first start is tried by the tests of `dev`.
  ///
  /// @param data its `data.dir`; nothing is done when it has been there before
  public static void lendBinaries(Path data) {
    var home = data.resolve("users-db");
    if (Files.exists(home)) {
      return;
    }
    try {
      Files.createDirectories(home);
      Files.createSymbolicLink(home.resolve("binaries"), Files.createDirectories(UNPACKED));
      Files.createFile(home.resolve("complete"));
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
    /// Ends with a slash: the database's name follows.
    private static final String URL = TestServers.start(Server::container, Server::embedded);

    @SuppressWarnings("resource") // Testcontainers stops it when the JVM ends
    private static String container() {
      var container =
          new PostgreSQLContainer(TestServers.POSTGRES_IMAGE).withUsername(USER).withPassword(USER);
      container.start();
      return "postgresql://%s:%d/"
          .formatted(container.getHost(), container.getMappedPort(POSTGRESQL_PORT));
    }

    private static String embedded() {
      return "postgresql://localhost:" + ownServer().getPort() + "/";
    }
  }
}
