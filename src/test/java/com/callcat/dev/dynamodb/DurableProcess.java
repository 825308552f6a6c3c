package com.callcat.dev.dynamodb;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The server on disk as a process of its own, which can be killed. Of the class path it has only
/// what it needs, and little is compiled: most of what it costs is its start.
record DurableProcess(Process process, String endpoint) {
  private static final String READY = "ready ";
  private static final Pattern NEEDED =
      Pattern.compile("classes|vertx-core|netty-|jackson-core|caffeine|h2-mvstore|slf4j-api");

  static DurableProcess start(Path directory) throws IOException {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    classPath(),
                    DynamoDbMain.class.getName(),
                    "0",
                    directory.toString()))
            .redirectError(Redirect.DISCARD)
            .start();
    var line = process.inputReader().readLine();
    if (line == null || !line.startsWith(READY)) {
      throw new IOException("it did not start: " + line);
    }
    return new DurableProcess(process, line.substring(READY.length()) + "/");
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> NEEDED.matcher(entry).find())
        .collect(joining(File.pathSeparator));
  }

  /// With SIGKILL.
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
