package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.metrics.Metric;
import com.callcat.metrics.ProgramMetrics;
import com.callcat.testing.Documents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents name is there.
class DocumentsTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");
  private static final Path README = Path.of("README.md");
  private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern TESTS =
      Pattern.compile("\\b([A-Z][A-Za-z]+(?:Test|IT|RushHour))\\b");
  private static final Pattern FIGURE =
      Pattern.compile("`(callcat_[a-z_]{3,}?\\*?)(?:_bucket|_count|_sum)?(?=[`{])");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.([a-z]\\w*))?`");

  static Stream<Path> documents() throws IOException {
    return Documents.all();
  }

  static Stream<Path> manuals() throws IOException {
    return documents().filter(document -> !document.endsWith("changelog.md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_leads_to_a_file_and_a_heading_of_it(Path document) throws IOException {
    for (var link : found(LINK, Documents.text(document))) {
      if (!link.matches("[a-z]+:.*")) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        assertThat(target).as("%s in %s", link, document).exists();
        if (parts.length == 2) {
          assertThat(anchors(target)).as("%s in %s", link, document).contains(parts[1]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_test_that_is_named_exists(Path document) throws IOException {
    var names = found(TESTS, Documents.text(document).replaceAll("(?s)```.*?```", ""));
    assertThat(classes(TEST)).as("%s", document).containsAll(names);
  }

  /// In code within a line; with a star it stands for all that begin so. The changelog tells of old
  /// names, too.
  @ParameterizedTest
  @MethodSource("manuals")
  void every_figure_that_is_named_exists(Path document) throws IOException {
    var all =
        new ProgramMetrics(new SimpleMeterRegistry())
            .catalogue().stream().map(Metric::name).toList();
    for (var name : found(FIGURE, Documents.text(document).replaceAll("(?s)```.*?```", ""))) {
      assertThat(all)
          .as("%s in %s", name, document)
          .anyMatch(known -> known.matches(name.replace("*", ".*")));
    }
  }

  @Test
  void every_package_is_in_the_layout_of_the_readme() throws IOException {
    var layout = Documents.text(README);
    for (var parent : List.of("com/callcat", "com/callcat/dev")) {
      for (var folder : folders(MAIN.resolve(parent))) {
        assertThat(layout).contains("── " + folder.getFileName() + "/");
      }
    }
  }

  /// What lay there by chance was once committed with the rest.
  @Test
  void the_top_folder_has_only_what_belongs_there() throws IOException {
    var made = List.of("target", "data");
    var folders = folders(Path.of("")).stream().map(Path::toString);
    assertThat(folders.filter(name -> !name.startsWith(".") && !made.contains(name)))
        .containsExactlyInAnyOrder("conf", "docs", "k8s", "loadtest", "src");
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (var all = Files.list(parent)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  @Test
  void every_class_of_the_architecture_exists_and_has_what_is_named_of_it() throws IOException {
    var all = classes(MAIN);
    var named = CLASS.matcher(Documents.text(ARCHITECTURE)).results().toList();
    assertThat(named).isNotEmpty();
    for (var name : named) {
      if (!name.group(1).matches(TESTS.pattern())) {
        assertThat(all).contains(name.group(1));
        assertThat(source(name.group(1)))
            .contains(name.group(2) == null ? "" : name.group(2) + "(");
      }
    }
  }

  /// Package, verticle and addresses of each row.
  @Test
  void every_verticle_of_the_architecture_is_in_its_package_and_has_its_addresses()
      throws IOException {
    var sources = sources();
    var rows = rows("package");
    assertThat(rows).hasSizeGreaterThan(5);
    for (var row : rows) {
      var folder =
          MAIN.resolve("com/callcat").resolve(code(row.get(0)).getFirst().replace('.', '/'));
      assertThat(folder.resolve(code(row.get(1)).getFirst() + ".java")).exists();
      for (var address : code(row.get(2))) {
        assertThat(sources).contains("\"" + address.replaceFirst("(\\d+|PROCESS)$", ""));
      }
    }
  }

  @Test
  void every_invariant_of_the_architecture_has_its_test() throws IOException {
    var rows = rows("invariant");
    assertThat(rows).hasSizeGreaterThan(10);
    for (var row : rows) {
      assertThat(row).hasSize(3);
      var tests = code(row.get(2));
      assertThat(tests).isNotEmpty();
      assertThat(classes(TEST)).containsAll(tests.stream().map(DocumentsTest::simple).toList());
      for (var test : tests) {
        assertThat(paths(TEST)).anyMatch(path -> path.endsWith(Path.of(test + ".java")));
      }
    }
  }

  private static String simple(String test) {
    return test.substring(test.lastIndexOf('/') + 1);
  }

  /// The rows of the table whose first column has this name, as cells.
  private static List<List<String>> rows(String first) throws IOException {
    var table =
        Pattern.compile("(?m)^\\| " + first + " \\|.*\\n\\|[-| ]+\\n((?:\\|.*\\n?)+)")
            .matcher(Documents.text(ARCHITECTURE));
    assertThat(table.find()).as("a table of %ss", first).isTrue();
    return table
        .group(1)
        .lines()
        .map(row -> List.of(row.substring(1, row.length() - 1).split("\\|")))
        .toList();
  }

  private static List<String> code(String cell) {
    return found(Pattern.compile("`([^`]+)`"), cell);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  /// As GitHub makes them of headings.
  private static Set<String> anchors(Path file) throws IOException {
    return found(HEADING, Documents.text(file)).stream()
        .map(heading -> heading.toLowerCase(java.util.Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static Set<String> classes(Path folder) throws IOException {
    return paths(folder).stream()
        .map(path -> path.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toSet());
  }

  private static String source(String name) throws IOException {
    var file = paths(MAIN).stream().filter(path -> path.endsWith(name + ".java")).findFirst();
    return Files.readString(file.orElseThrow());
  }

  private static String sources() throws IOException {
    var all = new StringBuilder();
    for (var path : paths(MAIN)) {
      all.append(Files.readString(path));
    }
    return all.toString();
  }

  private static List<Path> paths(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }
}
