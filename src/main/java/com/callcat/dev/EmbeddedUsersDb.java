package com.callcat.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.commons.io.FileUtils;

/// A PostgreSQL of CallCat's own, on this machine's own address, with its data on disk. It is a
/// process beside ours and outlives one that is killed; the next start stops what was left.
public final class EmbeddedUsersDb implements AutoCloseable {
  /// One that ends is not waited for any longer.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final EmbeddedPostgres server;
  private final Path data;

  private EmbeddedUsersDb(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /// Blocks until it answers; the first time it unpacks PostgreSQL, which takes some seconds.
  ///
  /// @throws IllegalStateException when it does not start; the message is for people
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

  /// Whoever was killed during the first start has left files that would never work.
  private static void forgetHalfAnInstallation(Path home) throws IOException {
    if (Files.notExists(complete(home))) {
      FileUtils.deleteDirectory(home.toFile());
    }
    OwnerOnly.directory(home);
  }

  private static Path complete(Path home) {
    return home.resolve("complete");
  }

  /// The library's defaults are for tests: they lose what was written last when the server is
  /// killed.
  private static EmbeddedPostgres start(Path home, Path data) throws IOException {
    var log = home.resolve("server.log").toFile();
    Files.deleteIfExists(log.toPath());
    // The library remembers the path for its next server, so it must be none that a link lends.
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

  /// Where it is, for `postgres.uri`.
  public String uri() {
    return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
  }

  /// Blocks until nothing of it runs.
  @Override
  public void close() {
    try {
      server.close();
      OrphanedPostgres.stop(data); // the library waits five seconds and no longer
    } catch (IOException failure) {
      throw new UncheckedIOException("the embedded PostgreSQL does not stop", failure);
    }
  }
}
