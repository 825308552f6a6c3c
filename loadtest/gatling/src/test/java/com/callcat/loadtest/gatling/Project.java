package com.callcat.loadtest.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The folders of the project that the load tests are part of.
final class Project {
  /// What the program is started in.
  static final Path ROOT = root();

  private Project() {}

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("conf/callcat.yaml")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not within the project's folder"));
  }

  /// Beside the reports of Gatling.
  static Path result(String name) {
    try {
      var folder = ROOT.resolve("loadtest/gatling/target/gatling");
      return Files.createDirectories(folder).resolve(name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
