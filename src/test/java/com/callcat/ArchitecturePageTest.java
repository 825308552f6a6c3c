package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.metrics.Metric;
import com.callcat.metrics.ProgramMetrics;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of docs/architecture.md, held to the program: package, verticle, address, metrics.
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final Path BUS = Path.of("src/main/java/com/callcat/bus");
  private static final String CODE = "com.callcat.";
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:ADDRESS|APPENDED|FOLLOWED|GROWN|HAND_OVER|PRESENCE|WRITTEN|HEALTH|HEALTH_FOR) ="
              + " \"([a-z.]+)\"|return \"([a-z.]+)\"");

  /// The cells of one line.
  private record Row(List<String> cells) {
    String verticle() {
      return CODE + quoted(0).getFirst() + "." + quoted(1).getFirst();
    }

    List<String> quoted(int cell) {
      return QUOTED.matcher(cells.get(cell)).results().map(found -> found.group(1)).toList();
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.startsWith("| package | verticle |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> new Row(List.of(line.substring(2).split(" \\| "))))
        .toList();
  }

  @Test
  void it_has_every_verticle_that_is_deployed() throws Exception {
    var verticles =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("com.callcat")
                .stream()
                .filter(type -> type.isAssignableTo(VerticleBase.class))
                .map(JavaClass::getName)
                .filter(name -> !name.startsWith(CODE + "dev."))
                .toList();
    assertThat(rows()).extracting(Row::verticle).containsExactlyInAnyOrderElementsOf(verticles);
  }

  @Test
  void it_has_every_address_of_the_bus() throws Exception {
    var told = new TreeSet<String>();
    for (var row : rows()) {
      row.quoted(2).forEach(address -> told.add(address.replaceFirst("([0-9]+|PROCESS)$", "")));
    }
    assertThat(told).isEqualTo(addresses());
  }

  private static Set<String> addresses() throws IOException {
    try (var files = Files.list(BUS)) {
      return files
          .flatMap(file -> ADDRESS.matcher(text(file)).results())
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void it_has_each_of_our_metrics_once() throws Exception {
    var families = rows().stream().flatMap(ArchitecturePageTest::families).toList();
    var names =
        new ProgramMetrics(new SimpleMeterRegistry())
            .catalogue().stream().map(Metric::name).toList();
    assertThat(names)
        .allSatisfy(name -> assertThat(families).as(name).filteredOn(name::startsWith).hasSize(1));
    assertThat(families)
        .allSatisfy(
            family -> assertThat(names).as(family).anyMatch(name -> name.startsWith(family)));
  }

  private static Stream<String> families(Row row) {
    return row.quoted(3).stream()
        .filter(name -> name.startsWith("callcat_"))
        .map(name -> name.replace("*", ""));
  }
}
