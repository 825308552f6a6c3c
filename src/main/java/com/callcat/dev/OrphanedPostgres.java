package com.callcat.dev;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds and stops a PostgreSQL that still runs on a data directory although its program has ended.
/// To be called only with the directory's lock.
final class OrphanedPostgres {
  private static final String PATIENCE_SECONDS = "30";

  private OrphanedPostgres() {}

  /// Stops the server, if one runs. Blocks until it has ended. The pid file of a dead server is not
  /// deleted, because PostgreSQL itself checks whether processes of that server still run.
  static void stop(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return;
    }
    var number = Files.readString(pidFile).lines().findFirst().orElse("").strip();
    if (!number.matches("\\d{1,10}")) {
      Files.delete(pidFile);
      return;
    }
    var process = ProcessHandle.of(Long.parseLong(number));
    if (process.isPresent()) {
      stop(process.get(), data, pidFile);
    }
  }

  private static void stop(ProcessHandle process, Path data, Path pidFile) throws IOException {
    var command = process.info().command().map(Path::of);
    if (command.isEmpty() || !serves(process, command.get(), data)) {
      Files.deleteIfExists(pidFile); // the pid may be another process's now
      return;
    }
    var pgCtl = sibling(command.get(), "pg_ctl");
    if (!stop(pgCtl, data, "fast") && !stop(pgCtl, data, "immediate")) {
      throw new IOException("process " + process.pid() + " is left of an earlier run and stays");
    }
  }

  /// Whether a process is the server of this directory. Not every system shows the arguments of a
  /// process; then its name must be enough.
  private static boolean serves(ProcessHandle process, Path command, Path data) {
    var arguments = process.info().arguments().map(List::of).orElse(List.of());
    return command.getFileName().toString().startsWith("postgres")
        && (arguments.isEmpty() || arguments.contains(data.toString()));
  }

  private static Path sibling(Path command, String name) {
    return command.resolveSibling(command.getFileName().toString().replace("postgres", name));
  }

  private static boolean stop(Path pgCtl, Path data, String mode) throws IOException {
    var command = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) { // pg_ctl refuses to work for root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(pgCtl.toString(), "stop", "-D", data.toString()));
    command.addAll(List.of("-m", mode, "-w", "-t", PATIENCE_SECONDS));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while PostgreSQL was stopping");
    }
  }
}
