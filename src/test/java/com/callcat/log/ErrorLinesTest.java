package com.callcat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A line of level ERROR calls for a person. What that person finds out and does is in
/// docs/operations.md, for each of them, and nothing else is.
class ErrorLinesTest {
  private static final Path SOURCES = Path.of("src/main/java/com/callcat");
  private static final Path OF_DEVELOPMENT = SOURCES.resolve("dev");
  private static final Path DOCUMENT = Path.of("docs/operations.md");
  private static final String HEADING = "## Log lines of level error\n";

  /// From the level to the end of the statement.
  private static final Pattern STATEMENT =
      Pattern.compile("\\bLOG\\s*\\.(?:error|atError)\\([^;]*;");

  private static final Pattern TEXT =
      Pattern.compile("\\b(?:error|log)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  @Test
  void every_line_that_calls_for_a_person_is_in_the_handbook() throws Exception {
    assertThat(written()).isNotEmpty().containsExactlyInAnyOrderElementsOf(documented());
  }

  private static List<String> written() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.startsWith(OF_DEVELOPMENT))
          .flatMap(ErrorLinesTest::statements)
          .map(ErrorLinesTest::text)
          .toList();
    }
  }

  private static Stream<String> statements(Path file) {
    try {
      return STATEMENT.matcher(Files.readString(file)).results().map(MatchResult::group);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(String statement) {
    var text = TEXT.matcher(statement);
    assertThat(text.find()).as("a text in %s", statement).isTrue();
    return text.group(1);
  }

  private static List<String> documented() throws IOException {
    var document = Files.readString(DOCUMENT);
    assertThat(document).contains(HEADING);
    var section = document.split(HEADING, 2)[1].split("\n## ", 2)[0];
    return ROW.matcher(section).results().map(row -> row.group(1)).toList();
  }
}
