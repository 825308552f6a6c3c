package com.callcat.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What people read: the README and all that is below docs/.
public final class Documents {
  private Documents() {}

  public static Stream<Path> all() throws IOException {
    try (var files = Files.walk(Path.of("docs"))) {
      var below = files.filter(path -> path.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(Path.of("README.md")), List.copyOf(below).stream());
    }
  }

  public static String text(Path file) throws IOException {
    return Files.readString(file);
  }
}
