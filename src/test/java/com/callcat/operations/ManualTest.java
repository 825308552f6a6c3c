package com.callcat.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of docs/operations.md that need no account.
class ManualTest {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "HOST", "calls.acme.org",
          "ROLE_ARN", "arn:aws:iam::987654321098:role/callcat-role-Role-ABC",
          "ACCOUNT", "987654321098",
          "VPC_CIDR", "192.168.0.0/16",
          "AWS_REGION", "us-west-2",
          "FROM_NUMBER", "+12065550100",
          "AGENT_ID", "agent_7",
          "VERSION", "1.2.3");

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "example\\.com|123456789012|10\\.0\\.0\\.0/16|eu-central|agent_of|4155550142");

  @TempDir Path copy;

  @Test
  void the_overlay_becomes_one_s_own() throws Exception {
    assumeTrue(
        run(List.of("kubectl", "version", "--client"), Path.of(".")).code == 0,
        "SKIPPED: no kubectl");
    copy(Path.of("k8s"));
    copy(Path.of("conf"));
    var commands = Manual.commands("The overlay");
    assertThat(run(List.of("bash", "-euc", commands + " || true"), copy).output).isEmpty();
    var rendered = run(List.of("kubectl", "kustomize", "k8s/overlays/prod"), copy);
    assertThat(rendered.code).as(rendered.output).isZero();
    assertThat(EXAMPLE.matcher(rendered.output).results().map(found -> found.group())).isEmpty();
    assertThat(rendered.output)
        .contains(
            "https://calls.acme.org",
            "987654321098.dkr.ecr.us-west-2.amazonaws.com/callcat:1.2.3",
            "eks.amazonaws.com/role-arn: arn:aws:iam::987654321098:role/callcat-role-Role-ABC",
            "cidr: 192.168.0.0/16",
            "CALLCAT_RETELL_AGENTID: agent_7",
            "+12065550100");
  }

  @Test
  void the_templates_have_the_parameters_and_outputs_that_are_named() throws Exception {
    var role = Files.readString(Path.of("k8s/aws/role.yaml"));
    var tables = Files.readString(Path.of("k8s/aws/tables.yaml"));
    assertThat(role).contains("\n  OidcProvider:", "\n  TablePrefix:", "\n  RoleArn:");
    assertThat(tables).contains("\n  TablePrefix:");
    assertThat(Manual.text()).contains("OidcProvider=", "TablePrefix=", "OutputKey=='RoleArn'");
  }

  /// Without a table, a restore would begin with one that is empty.
  @Test
  void every_table_is_restored_and_gets_back_what_a_restored_one_lacks() throws Exception {
    var tables = Files.readString(Path.of("k8s/aws/tables.yaml"));
    var names = names(tables, "TableName: !Sub \"\\$\\{TablePrefix\\}(\\w+)\"");
    var restored = names(Manual.section("Restoring DynamoDB"), "for table in ([a-z ]+); do");
    assertThat(restored).hasSize(3);
    assertThat(restored.get(0).split(" ")).containsExactlyInAnyOrderElementsOf(names);
    assertThat(restored.get(1)).isEqualTo(restored.get(0));
    var expiring =
        names(tables, "(?s)TablePrefix\\}(\\w+)\"(?:(?!TableName).)*?TimeToLiveSpecification");
    assertThat(restored.get(2).split(" ")).containsExactlyInAnyOrderElementsOf(expiring);
  }

  private static List<String> names(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private void copy(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.copy(file, copy.resolve(file.toString()));
      }
    }
  }

  private record Run(int code, String output) {}

  private static Run run(List<String> command, Path folder) throws Exception {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(ANSWERS);
    try {
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException none) {
      return new Run(127, "");
    }
  }
}
