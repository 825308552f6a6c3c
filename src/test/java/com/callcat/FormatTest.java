package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every source file is formatted by google-java-format. It runs as a test because a formatter must
/// run on the JDK whose language it formats, and Maven itself may run on an older one.
@Execution(ExecutionMode.CONCURRENT)
class FormatTest {
  private static final boolean WRITE = Boolean.getBoolean("format.write");

  @Test
  void every_source_file_is_formatted() throws Exception {
    var unformatted = new ArrayList<Path>();
    for (var folder : List.of("src", "loadtest")) {
      check(Path.of(folder), unformatted);
    }
    assertThat(unformatted).as("run: mvn test -Dtest=FormatTest -Dformat.write=true").isEmpty();
  }

  private static void check(Path folder, List<Path> unformatted) throws Exception {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        var formatted = format(source);
        if (WRITE) {
          Files.writeString(file, formatted);
        } else if (!formatted.equals(source)) {
          unformatted.add(file);
        }
      }
    }
  }

  private static String format(String source) throws Exception {
    var imports =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(imports);
  }
}
