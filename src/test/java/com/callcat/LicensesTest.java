package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The build itself refuses a dependency whose licence is not open source.
class LicensesTest {
  private static final Path MADE = Path.of("target/licenses.md");

  @Test
  void the_document_lists_all_dependencies_with_their_licences() {
    assumeTrue(Files.exists(MADE), "Maven makes the list, so there is nothing to compare with.");
    assertThat(Path.of("docs/licenses.md"))
        .as("to be replaced by %s when a dependency has changed", MADE)
        .hasSameTextualContentAs(MADE);
  }
}
