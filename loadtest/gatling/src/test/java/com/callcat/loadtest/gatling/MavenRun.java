package com.callcat.loadtest.gatling;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One of the project's mains, started as its README says: `mvn compile exec:exec`. Its Java is a
/// child of Maven.
final class MavenRun implements AutoCloseable {
  private static final String READY = "CallCat is ready ";
  private static final Duration LONGEST_START = Duration.ofMinutes(20);
  private static final long STOP_SECONDS = 40;

  private final String main;
  private final Path log;
  private final Process maven;

  private MavenRun(String main, Path log, Process maven) {
    this.main = main;
    this.log = log;
    this.maven = maven;
  }

  /// Does not wait until it is ready.
  ///
  /// @param heap as `-Xmx` takes it
  /// @param log what it prints
  /// @param settings the variables of the program; none are inherited
  static MavenRun start(String main, String heap, Path log, Map<String, String> settings) {
    var command =
        new ProcessBuilder("mvn", "-q", "-B", "-ntp", "compile", "exec:exec", "-Drun.main=" + main)
            .directory(new File(Project.ROOT.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = command.environment();
    environment.keySet().removeIf(name -> name.startsWith("CALLCAT_"));
    environment.putAll(settings);
    environment.put("JDK_JAVA_OPTIONS", "-Xmx" + heap);
    try {
      return new MavenRun(main, log, command.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Waits until it is ready.
  ///
  /// @return the URLs it then prints, by their names
  Map<String, String> awaitReady() {
    var end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end && maven.isAlive()) {
      var line = output().lines().filter(text -> text.startsWith(READY)).findFirst();
      if (line.isPresent()) {
        return urls(line.get().substring(READY.length()));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    throw new IllegalStateException(main + " did not start:\n" + output());
  }

  private static Map<String, String> urls(String line) {
    return Arrays.stream(line.split(" "))
        .map(url -> url.split("=", 2))
        .collect(Collectors.toMap(url -> url[0], url -> url[1]));
  }

  private String output() {
    try {
      return Files.readString(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Of its Java, once it is ready.
  long pid() {
    return java().findFirst().orElseThrow().pid();
  }

  /// Maven is a Java as well, and may have a shell before it.
  private Stream<ProcessHandle> java() {
    return maven
        .descendants()
        .filter(MavenRun::isJava)
        .filter(child -> child.descendants().noneMatch(MavenRun::isJava));
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  /// Stops it as a signal does, and waits until it has ended.
  @Override
  public void close() {
    var all = maven.descendants().toList();
    java().forEach(ProcessHandle::destroy);
    try {
      if (!maven.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        maven.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
