package com.callcat.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program in a process of its own, so that it can be signalled and killed.
public final class ChildProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildProgram(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts a main with this environment, on free ports unless it says otherwise.
  ///
  /// @param log where its standard error goes
  public static ChildProgram start(
      Class<?> main, Path log, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(), main, log, environment, arguments);
  }

  /// The same by another command, which is told what to run.
  public static ChildProgram start(
      List<String> by,
      Class<?> main,
      Path log,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    var command = java(ChildClasses.flags(), main);
    var whole = Stream.of(by, command, List.of(arguments)).flatMap(List::stream).toList();
    return start(whole, Path.of(""), log, environment);
  }

  /// The command that runs a main, as this JVM would.
  ///
  /// @param classes tells where they are
  static List<String> java(List<String> classes, Class<?> main) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var flags =
        List.of(
            // what the JVM has to say would be taken for the program's own words
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");
    return Stream.of(List.of(java), flags, classes, List.of(main.getName()))
        .flatMap(List::stream)
        .toList();
  }

  /// The same with a command of one's own.
  ///
  /// @param folder where it runs
  public static ChildProgram start(
      List<String> command, Path folder, Path log, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
    builder.environment().keySet().removeIf(ChildProgram::isSetting);
    builder.environment().putAll(environment);
    builder.redirectError(log.toFile());
    return new ChildProgram(builder.start());
  }

  /// What this process may have in its environment, and a deployed one would take for its own.
  private static boolean isSetting(String variable) {
    return variable.startsWith("CALLCAT_") || variable.startsWith("AWS_");
  }

  /// All that it says until it ends.
  public String awaitOutput() {
    return output.lines().collect(Collectors.joining("\n"));
  }

  /// Blocks until it says so.
  public ReadyLine awaitReady() throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(ReadyLine.START)) {
        return ReadyLine.parse(line);
      }
    }
    throw new AssertionError("it ended before it was ready");
  }

  public long pid() {
    return process.pid();
  }

  /// SIGKILL: nothing of it gets to do anything any more.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// SIGKILL without waiting for its effect.
  public void end() {
    process.destroyForcibly();
  }

  /// SIGTERM.
  public void terminate() {
    process.destroy();
  }

  /// Any other signal.
  ///
  /// @param name as `kill` has it, such as `STOP`
  public void signal(String name) throws IOException, InterruptedException {
    var code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    if (code != 0) {
      throw new IOException("no " + name + " for process " + pid());
    }
  }

  /// Its exit code, once it has ended by itself.
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(slow -> null).join();
    process.destroyForcibly();
  }
}
