package com.callcat.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.commons.io.FileUtils;

/// The embedded PostgreSQL of the development program, on the loopback address, with its data on
/// disk. It is a separate process. If the program is killed, PostgreSQL goes on running, and the
/// next start stops it.
public final class EmbeddedUsersDb implements AutoCloseable {
  /// How long to wait for a PostgreSQL that is ending.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final EmbeddedPostgres server;
  private final Path data;

  private EmbeddedUsersDb(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /// Starts it. Blocks until it answers. The first start unpacks PostgreSQL, which takes some
  /// seconds.
  ///
  /// @throws IllegalStateException if it does not start; the message is for people
  public static EmbeddedUsersDb start(DataDirLock held) {
    var home = held.directory().resolve("users-db");
    try {
      var data = home.resolve("data");
      OrphanedPostgres.stop(data);
      forgetHalfAnInstallation(home);
      var server = start(home, data);
      Files.write(complete(home), new byte[0]);
      return new EmbeddedUsersDb(server, data);
    } catch (IOException | IllegalStateException failure) {
      throw new IllegalStateException(
          "the embedded PostgreSQL does not start, its log is in " + home + ": " + failure,
          failure);
    }
  }

  /// Deletes incomplete files, which a program leaves that is killed during its first start.
  private static void forgetHalfAnInstallation(Path home) throws IOException {
    if (Files.notExists(complete(home))) {
      FileUtils.deleteDirectory(home.toFile());
    }
    OwnerOnly.directory(home);
  }

  private static Path complete(Path home) {
    return home.resolve("complete");
  }

  /// Starts PostgreSQL with durable writes. The library's defaults are for tests, and would lose
  /// the last writes if the server is killed.
  private static EmbeddedPostgres start(Path home, Path data) throws IOException {
    var log = home.resolve("server.log").toFile();
    Files.deleteIfExists(log.toPath());
    // The library uses the path for its next server too, so it must not contain a symbolic link.
    var binaries = Files.createDirectories(home.resolve("binaries")).toRealPath();
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(binaries.toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(PATIENCE)
        .setLocaleConfig("locale", "C")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("log_error_verbosity", "terse") // no values of a row in the log
        .setOutputRedirector(Redirect.appendTo(log))
        .setErrorRedirector(Redirect.appendTo(log))
        .start();
  }

  /// Its URI, for `postgres.uri`.
  public String uri() {
    return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
  }

  /// Stops it. Blocks until it has ended.
  @Override
  public void close() {
    try {
      server.close();
      OrphanedPostgres.stop(data); // the library waits only five seconds
    } catch (IOException failure) {
      throw new UncheckedIOException("the embedded PostgreSQL does not stop", failure);
    }
  }
}
