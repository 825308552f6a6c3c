package com.callcat.image;

import com.callcat.testing.ChildProgram;
import com.callcat.testing.Eventually;
import com.callcat.testing.ReadyLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The image running as in a container, where no engine for containers is: `container.sh` says how.
/// Everything is seen from outside.
final class Container implements AutoCloseable {
  private static final Path SCRIPT = Path.of("src/test/resources/image/container.sh");
  private static final List<String> IN_NAMESPACES =
      List.of("unshare", "--mount", "--pid", "--fork", "--kill-child");

  private final ChildProgram program;
  private final Path log;

  private Container(ChildProgram program, Path log) {
    this.program = program;
    this.log = log;
  }

  /// Whether this machine has what it takes.
  static boolean canRun() {
    return "root".equals(System.getProperty("user.name"))
        && Stream.of("unshare", "setpriv")
            .allMatch(tool -> Files.exists(Path.of("/usr/bin", tool)));
  }

  /// Starts it as the Dockerfile says.
  ///
  /// @param content folders whose files it has: the image, and what a platform adds
  /// @param mountPoint an empty folder
  static Container start(
      List<Path> content, Path mountPoint, Path log, Map<String, String> environment)
      throws IOException {
    var dockerfile = Dockerfile.read();
    var folders = content.stream().map(Path::toString).collect(Collectors.joining(" "));
    var command = new ArrayList<>(IN_NAMESPACES);
    command.addAll(List.of("sh", SCRIPT.toString(), folders, mountPoint.toString()));
    command.addAll(List.of(dockerfile.user(), dockerfile.folder()));
    command.addAll(dockerfile.entrypoint());
    return new Container(ChildProgram.start(command, Path.of(""), log, environment), log);
  }

  /// Blocks until the program is.
  ReadyLine awaitReady() throws IOException {
    try {
      return program.awaitReady();
    } catch (AssertionError early) {
      throw new AssertionError(Files.readString(log), early);
    }
  }

  /// SIGTERM to its only process, and blocks until that has ended by itself.
  ///
  /// @return its exit code
  int stop() throws Exception {
    process().destroy();
    return program.awaitExit();
  }

  private ProcessHandle process() throws Exception {
    return Eventually.until(this::java, Optional::isPresent).orElseThrow();
  }

  private Optional<ProcessHandle> java() {
    return ProcessHandle.of(program.pid())
        .orElseThrow()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .findFirst();
  }

  /// What the kernel says of its process, by name.
  Map<String, String> status() throws Exception {
    return Files.readAllLines(proc("status")).stream()
        .map(line -> line.split(":\\s*", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /// Where it could write if it had the right to.
  List<String> writableMounts() throws Exception {
    return Files.readAllLines(proc("mountinfo")).stream()
        .map(line -> line.split(" "))
        .filter(mount -> !List.of(mount[5].split(",")).contains("ro"))
        .map(mount -> mount[4])
        .toList();
  }

  /// The names in one of its folders.
  List<String> files(String folder) throws Exception {
    try (var files = Files.list(proc("root" + folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Path proc(String name) throws Exception {
    return Path.of("/proc", Long.toString(process().pid()), name);
  }

  @Override
  public void close() {
    program.end();
  }
}
