package com.callcat.image;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the Dockerfile says of the final image.
///
/// @param user a number
/// @param folder where the program runs
record Dockerfile(String user, String folder, List<String> entrypoint, List<Integer> ports) {
  private static final Path FILE = Path.of("k8s/image/Dockerfile");

  static Dockerfile read() throws IOException {
    var lines = Files.readAllLines(FILE);
    return new Dockerfile(
        last(lines, "USER").replaceFirst(":.*", ""),
        last(lines, "WORKDIR"),
        new JsonArray(last(lines, "ENTRYPOINT")).stream().map(String.class::cast).toList(),
        List.of(last(lines, "EXPOSE").split(" ")).stream().map(Integer::valueOf).toList());
  }

  private static String last(List<String> lines, String instruction) {
    return lines.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .reduce((_, later) -> later)
        .orElseThrow()
        .substring(instruction.length() + 1);
  }
}
