package com.callcat.config;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  @TempDir Path dir;

  private static Config read(Path file) {
    return ConfigReader.read(Map.of("CALLCAT_CONFIG", file.toString()));
  }

  private Config read(String text) throws Exception {
    return read(Files.writeString(dir.resolve("mine.yaml"), text));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("- http", "is a list; it must have sections such as http"),
        Arguments.of("[]", "is a list"),
        Arguments.of("callcat", "is a single word or text; it must have sections"),
        Arguments.of("8080", "is a single word"),
        Arguments.of("http: [", "is not YAML in line"),
        Arguments.of("http:\n\tport: 1", "is not YAML in line 2"),
        Arguments.of("a\u0007b: 1", "a character that YAML does not allow"),
        Arguments.of(
            "http:\n  port: 1\n  port: 2", "has a setting twice: found duplicate key port"),
        Arguments.of("http: {}\nhttp: {}", "has a setting twice: found duplicate key http"),
        Arguments.of(
            "http:\n  port: 1\n---\nhttp:\n  port: 2", "has a second YAML document in line 3"),
        Arguments.of("---\n---\n", "has a second YAML document"),
        Arguments.of("http: 8080", "gives http a value, but it must have settings below it"),
        Arguments.of("http: [8080]", "gives http a value"),
        Arguments.of("retell:\n  apikey: x", "names retell.apikey, which is no setting"),
        Arguments.of("retell:\n  simulator:\n    prt: 1", "names retell.simulator.prt"),
        Arguments.of("htpp:\n  port: 1", "names htpp, which is no setting"),
        Arguments.of("1: 2", "names 1, which is no setting"),
        Arguments.of("encryption:\n  keyset: {\"primaryKeyId\": 1}", "must be a text, in quotes"),
        Arguments.of(
            "http:\n  port: {number: 1}", "must be a whole number, but has settings below"),
        Arguments.of("http:\n  port:", "must be a whole number, but is empty"),
        Arguments.of("http:\n  port: 0x50", "must be a whole number, but is \"0x50\""),
        Arguments.of("phone:\n  regions: US", "must be a list such as [a, b], but is \"US\""),
        Arguments.of(
            "phone:\n  regions: [US, [DE]]", "must be a list such as [a, b], but is a list"),
        Arguments.of("phone:\n  regions: [US, ]\n  validOnly: no", "must be true or false"),
        Arguments.of("phone:\n  regions: [~]", "must be a list such as [a, b]"));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("\n")
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing\n", "---\n", "~", "http:\n", "http: {}\n", "\uFEFFhttp:\n"})
  void a_file_with_nothing_in_it_changes_nothing(String text) throws Exception {
    assertThat(read(text)).isEqualTo(ConfigReader.read(Map.of()));
  }

  @Test
  void a_value_is_taken_as_it_is_written() throws Exception {
    var config =
        read(
            """
            dynamodb: {accessKey: 007, secretKey: 0123_456}
            retell:
              fromNumber: +14155550142
              agentId: 1e10
              apiKey: |
                key
              webhookKeys: [0x1F, 12:30:45, 2026-01-01]
            cluster: {members: }
            """);
    assertThat(config.retell().fromNumber()).isEqualTo("+14155550142");
    assertThat(config.retell().agentId()).isEqualTo("1e10");
    assertThat(config.retell().apiKey()).isEqualTo("key");
    assertThat(config.retell().webhookKeys()).containsExactly("0x1F", "12:30:45", "2026-01-01");
    assertThat(config.dynamodb().accessKey()).isEqualTo("007");
    assertThat(config.dynamodb().secretKey()).isEqualTo("0123_456");
    assertThat(config.cluster().members()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*hidden", "!hidden", "\"hidden", "{hidden", "[hidden", "hidden: a: b"})
  void a_secret_that_is_no_yaml_is_not_told(String value) {
    assertThatThrownBy(() -> read("retell:\n  apiKey: " + value + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_file_that_cannot_be_read_is_named() throws Exception {
    assertThatThrownBy(() -> read(Path.of("nowhere.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("The settings file nowhere.yaml cannot be read.");
    assertThatThrownBy(() -> read(dir))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be read");
    var utf16 = Files.write(dir.resolve("utf16.yaml"), "\uFEFFhttp:\n  port: 1".getBytes(UTF_16LE));
    assertThatThrownBy(() -> read(utf16)).hasMessageContaining("is not in UTF-8");
  }
}
