package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The alerts as Prometheus reads them.
class RulesTest {
  private static final Path RULES = Path.of("k8s/base/rules.yaml");

  @TempDir private Path temp;

  @Test
  void promtool_accepts_them() throws Exception {
    assumeTrue(hasPromtool(), "SKIPPED: no promtool here, of Debian's package prometheus");
    var yaml = new YAMLMapper();
    var rules = temp.resolve("rules.yaml");
    yaml.writeValue(rules.toFile(), yaml.readValue(RULES.toFile(), JsonNode.class).path("spec"));
    var check = new ProcessBuilder("promtool", "check", "rules", rules.toString());
    var promtool = check.redirectErrorStream(true).start();
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
