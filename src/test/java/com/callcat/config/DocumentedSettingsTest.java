package com.callcat.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A setting that a document names is one.
class DocumentedSettingsTest {
  private static final Pattern PATH = Pattern.compile("`([a-z]+(?:\\.[a-zA-Z]+)+)[`:]");
  private static final Pattern VARIABLE = Pattern.compile("\\b(CALLCAT_[A-Z_]*[A-Z])\\b");

  /// What is read before the settings, what Kubernetes adds, and addresses of the bus.
  private static final Set<String> OTHERS =
      Set.of(
          "CALLCAT_CONFIG",
          "CALLCAT_PORT",
          "retell.health",
          "retell.health.PROCESS",
          "calls.changed",
          "calls.changed.PROCESS",
          "calls.store",
          "calls.handler.0",
          "calls.due.PROCESS",
          "calls.overtaken");

  static Stream<Path> documents() throws IOException {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_setting_that_is_named_is_one(Path document) throws IOException {
    var text = Documents.text(document);
    var sections =
        Settings.all().keySet().stream()
            .map(DocumentedSettingsTest::section)
            .collect(Collectors.toSet());
    PATH.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(path -> sections.contains(section(path)))
        .filter(path -> !OTHERS.contains(path) && !isPackage(path) && !Settings.isSection(path))
        .forEach(path -> assertThat(Settings.all().keySet()).as("%s", document).contains(path));
    var variables =
        Settings.all().keySet().stream().map(Setting::variable).collect(Collectors.toSet());
    VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(variable -> !OTHERS.contains(variable))
        .forEach(variable -> assertThat(variables).as("%s", document).contains(variable));
  }

  private static boolean isPackage(String path) {
    return Files.isDirectory(Path.of("src/main/java/com/callcat", path.split("\\.")));
  }

  private static String section(String path) {
    return path.substring(0, path.indexOf('.'));
  }
}
