package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A name means one thing in the whole program and its tests: whoever searches for it, or reads it
/// in a stack trace, need not ask which one is meant.
class FileNamesTest {
  @Test
  void no_two_source_files_have_one_name() throws Exception {
    var seen = new HashSet<String>();
    assertThat(names()).filteredOn(name -> !seen.add(name)).isEmpty();
  }

  private static List<String> names() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
          .toList();
    }
  }
}
