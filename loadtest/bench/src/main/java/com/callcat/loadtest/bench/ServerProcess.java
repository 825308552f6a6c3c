package com.callcat.loadtest.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Java process that is measured or needed.
final class ServerProcess implements AutoCloseable {
  private static final long MICROS_PER_TICK = 10_000;
  private static final long STOP_SECONDS = 30;

  private final String name;
  private final Process process;
  private final String readyLine;
  private final long readyMillis;

  private ServerProcess(String name, Process process, long startNanos) throws IOException {
    this.name = name;
    this.process = process;
    this.readyLine = awaitReady(process.inputReader());
    this.readyMillis = (System.nanoTime() - startNanos) / 1_000_000;
  }

  /// Starts it and waits until it prints a line with `ready`.
  ///
  /// @param arguments of Java
  /// @param environment whose names begin with `CALLCAT_`; no others of that kind are inherited
  /// @param log what it says of errors
  static ServerProcess start(
      String name, Path folder, List<String> arguments, Map<String, String> environment, Path log) {
    try {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(arguments);
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectError(Redirect.to(log.toFile()));
      builder.environment().keySet().removeIf(variable -> variable.startsWith("CALLCAT_"));
      builder.environment().putAll(environment);
      var start = System.nanoTime();
      var process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ServerProcess(name, process, start);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String awaitReady(BufferedReader output) throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("ready") && line.contains("http://")) {
        drain(output);
        return line;
      }
    }
    throw new IllegalStateException(name + " did not start: see its log");
  }

  /// Nobody reads what it prints from then on.
  private static void drain(BufferedReader output) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (output.readLine() != null) {
                  // thrown away
                }
              } catch (IOException ended) {
                // with its process
              }
            });
  }

  String name() {
    return name;
  }

  String readyLine() {
    return readyLine;
  }

  /// From its start until it says so.
  long readyMillis() {
    return readyMillis;
  }

  long pid() {
    return process.pid();
  }

  /// Processor time of the whole process: its requests, its compiler and its collector.
  long cpuMicros() {
    var stat = read("stat");
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
  }

  double residentMegabytes() {
    return read("status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .sum();
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid(), file));
    } catch (IOException failure) {
      throw new UncheckedIOException(name + " has ended", failure);
    }
  }

  /// Stops it as a signal does.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
