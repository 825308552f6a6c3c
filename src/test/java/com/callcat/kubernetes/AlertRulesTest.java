package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The alerts as Prometheus reads them, and as whoever is woken by one does.
class AlertRulesTest {
  private static final Path RULES = Path.of("k8s/base/rules.yaml");
  private static final Path UNIT_TESTS = Path.of("src/test/resources/kubernetes/alerts.yaml");
  private static final Path RUNBOOK = Path.of("docs/operations.md");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir private Path temp;

  @Test
  void promtool_accepts_them() throws Exception {
    promtool("check", "rules", write(spec()).toString());
  }

  /// What they say besides is for people, and no part of when they fire.
  @Test
  void each_fires_when_it_should_and_only_then() throws Exception {
    var spec = spec();
    alerts(spec).forEach(alert -> ((ObjectNode) alert).remove("annotations"));
    write(spec);
    var tests = Files.copy(UNIT_TESTS, temp.resolve("alerts.yaml"));
    promtool("test", "rules", tests.toString());
  }

  @Test
  void each_is_tested_both_ways() throws Exception {
    var expected = new TreeMap<String, TreeSet<Boolean>>();
    for (var alert : alerts(spec())) {
      expected.put(alert.path("alert").asText(), new TreeSet<>(List.of(true, false)));
    }
    var tested = new TreeMap<String, TreeSet<Boolean>>();
    for (var test : YAML.readTree(UNIT_TESTS.toFile()).path("tests")) {
      for (var check : test.path("alert_rule_test")) {
        tested
            .computeIfAbsent(check.path("alertname").asText(), _ -> new TreeSet<>())
            .add(check.has("exp_alerts"));
      }
    }
    assertThat(tested).isEqualTo(expected);
  }

  @Test
  void each_tells_a_person_what_it_is_and_what_to_do() throws Exception {
    var runbook = Files.readString(RUNBOOK);
    for (var alert : alerts(spec())) {
      var name = alert.path("alert").asText();
      assertThat(alert.path("labels").path("severity").asText()).isIn("critical", "warning");
      assertThat(texts(alert.path("annotations")))
          .as(name)
          .containsOnlyKeys("summary", "description", "runbook_url")
          .containsEntry("runbook_url", RUNBOOK + "#" + name.toLowerCase(Locale.ROOT));
      assertThat(section(runbook, name))
          .as(name)
          .contains("**What it means.**", "**Look at**")
          .containsAnyOf("**Do**", "1. ");
    }
  }

  private static Map<String, String> texts(JsonNode annotations) {
    var texts = new TreeMap<String, String>();
    annotations.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  private static String section(String page, String heading) {
    var begin = page.indexOf("\n### " + heading + "\n");
    assertThat(begin).as(heading).isNotNegative();
    var end = page.indexOf("\n##", begin + 1);
    return end < 0 ? page.substring(begin) : page.substring(begin, end);
  }

  private static JsonNode spec() throws IOException {
    return YAML.readTree(RULES.toFile()).path("spec");
  }

  private static List<JsonNode> alerts(JsonNode spec) {
    return StreamSupport.stream(spec.path("groups").spliterator(), false)
        .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
        .toList();
  }

  private Path write(JsonNode spec) throws IOException {
    var rules = temp.resolve("rules.yaml");
    YAML.writeValue(rules.toFile(), spec);
    return rules;
  }

  private static void promtool(String... arguments) throws Exception {
    assumeTrue(hasPromtool(), "SKIPPED: no promtool here, of Debian's package prometheus");
    var command = new ProcessBuilder("promtool");
    command.command().addAll(List.of(arguments));
    var promtool = command.redirectErrorStream(true).start();
    var output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(output).isZero();
  }

  private static boolean hasPromtool() throws InterruptedException {
    try {
      return new ProcessBuilder("promtool", "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
