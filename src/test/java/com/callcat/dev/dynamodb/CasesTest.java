package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The tables of cases below `src/test/resources/dynamodb`, each with its source. They can be asked
/// of the real DynamoDB as well, see [Target].
///
/// A file names its `tables`, then its `cases`. A case says what it is `about` and does `steps`,
/// one after the other, each of which is an operation with a body, and `answers` (what must be part
/// of the answer), or `refuses` (the error) with a part of its `message` or the whole of it
/// `exactly`.
class CasesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Target TARGET = Target.chosen();

  @AfterAll
  static void close() {
    TARGET.close();
  }

  @BeforeAll
  static void the_target_answers() {
    assertThat(TARGET.ask("ListTables", "{}").status()).isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicNode> cases() throws IOException, URISyntaxException {
    var folder = Objects.requireNonNull(CasesTest.class.getResource("/dynamodb")).toURI();
    try (var files = Files.list(Path.of(folder))) {
      return files.sorted().toList().stream().map(CasesTest::file);
    }
  }

  private static DynamicNode file(Path path) {
    try {
      var file = YAML.readTree(path.toFile());
      var tests = new ArrayList<DynamicNode>();
      tests.add(
          DynamicTest.dynamicTest(
              "tables",
              () -> {
                for (var table : file.path("tables")) {
                  create(table);
                }
              }));
      for (var one : file.path("cases")) {
        tests.add(DynamicTest.dynamicTest(one.path("about").asText(), () -> run(one)));
      }
      tests.add(
          DynamicTest.dynamicTest("clean", () -> file.path("tables").forEach(CasesTest::delete)));
      return DynamicContainer.dynamicContainer(path.getFileName().toString(), tests);
    } catch (IOException broken) {
      throw new IllegalStateException(path.toString(), broken);
    }
  }

  private static void create(JsonNode table) throws Exception {
    var answer = TARGET.ask("CreateTable", table.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    var name = "{\"TableName\": " + table.path("TableName") + "}";
    Eventually.until(
        () -> TARGET.ask("DescribeTable", name).json().at("/Table/TableStatus").asText(),
        "ACTIVE"::equals);
  }

  private static void delete(JsonNode table) {
    TARGET.ask("DeleteTable", "{\"TableName\": " + table.path("TableName") + "}");
  }

  private static void run(JsonNode one) {
    for (var step : one.path("steps")) {
      var operation = step.fieldNames().next();
      var answer = TARGET.ask(operation, step.path(operation).toString());
      if (step.has("refuses")) {
        assertThat(answer.error()).as(answer.toString()).isEqualTo(step.path("refuses").asText());
        assertThat(answer.message()).contains(step.path("message").asText());
        if (step.has("exactly")) {
          assertThat(answer.message()).isEqualTo(step.path("exactly").asText());
        }
        contains(step.path("answers"), answer.json(), answer.toString());
      } else {
        assertThat(answer.status()).as(step + "\n" + answer).isEqualTo(200);
        contains(step.path("answers"), answer.json(), answer.toString());
        for (var absent : step.path("lacks")) {
          assertThat(answer.json().has(absent.asText())).as(answer.toString()).isFalse();
        }
      }
    }
  }

  /// Objects may have more; all else is the same.
  private static void contains(JsonNode wanted, JsonNode found, String all) {
    if (wanted.isObject()) {
      for (var field : wanted.properties()) {
        contains(field.getValue(), found.path(field.getKey()), field + " in " + all);
      }
    } else if (wanted.isArray()) {
      assertThat(found.size()).as(all).isEqualTo(wanted.size());
      for (var i = 0; i < wanted.size(); i++) {
        contains(wanted.get(i), found.path(i), all);
      }
    } else if (wanted.isNumber()) {
      assertThat(found.asDouble()).as(all).isEqualTo(wanted.asDouble());
    } else if (!wanted.isMissingNode()) {
      assertThat(found).as(all).isEqualTo(wanted);
    }
  }

  /// Whoever adds a file of cases says where they come from.
  @TestFactory
  Stream<DynamicTest> sources() throws IOException, URISyntaxException {
    var folder = Objects.requireNonNull(CasesTest.class.getResource("/dynamodb")).toURI();
    try (var files = Files.list(Path.of(folder))) {
      List<Path> all = files.toList();
      return all.stream()
          .map(
              path ->
                  DynamicTest.dynamicTest(
                      path.getFileName() + " has a source for each case",
                      () ->
                          assertThat(YAML.readTree(path.toFile()).path("cases"))
                              .allMatch(one -> one.has("source"))));
    }
  }
}
