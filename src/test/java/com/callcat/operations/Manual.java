package com.callcat.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// docs/operations.md, whose statements the tests run as they are written there.
final class Manual {
  static final Path FILE = Path.of("docs/operations.md");

  private Manual() {}

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /// A section from its heading to the next one of any level.
  static String section(String heading) {
    var section =
        Pattern.compile("(?ms)^#+ " + Pattern.quote(heading) + "$(.*?)(?=^#|\\z)").matcher(text());
    assertThat(section.find()).as("a section %s", heading).isTrue();
    return section.group(1);
  }

  /// The statements of a section.
  ///
  /// @param name of the database there, for which another one stands here
  static List<String> sql(String heading, String name, String database) {
    var block = Pattern.compile("(?s)```sql\\n(.*?)```").matcher(section(heading));
    assertThat(block.find()).as("SQL in %s", heading).isTrue();
    return Arrays.stream(block.group(1).split(";\\s*"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .map(statement -> statement.replace("DATABASE " + name, "DATABASE " + database))
        .toList();
  }

  /// The commands of a section, as one text.
  static String commands(String heading) {
    var block = Pattern.compile("(?s)```sh\\n(.*?)\\n```").matcher(section(heading));
    assertThat(block.find()).as("commands in %s", heading).isTrue();
    return block.group(1);
  }

  /// The figures of a row of a section's table.
  static List<Double> row(String heading, String name) {
    var row =
        Pattern.compile("(?m)^\\| " + Pattern.quote(name) + " \\|(.*)\\|$")
            .matcher(section(heading));
    assertThat(row.find()).as("a row %s in %s", name, heading).isTrue();
    return Arrays.stream(row.group(1).split("\\|"))
        .map(cell -> Double.valueOf(cell.replaceAll("[^0-9.]", "")))
        .toList();
  }
}
