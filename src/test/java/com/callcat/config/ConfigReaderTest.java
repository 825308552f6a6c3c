package com.callcat.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  @TempDir Path dir;

  @Test
  void without_anything_the_defaults_hold() {
    var config = ConfigReader.read(Map.of("PATH", "/bin"));
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.phone().regions()).containsExactly("US");
    assertThat(config.retell().apiKey()).isNull();
    assertThat(config.data().dir()).isEqualTo("./data");
    assertThat(config.dynamodb().tablePrefix()).isEqualTo("callcat-");
  }

  @Test
  void callcat_yaml_shows_every_setting() throws Exception {
    var faults = new SettingFaults();
    try (var file = getClass().getResourceAsStream("/callcat.yaml")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      var shown = SettingsFile.parse("callcat.yaml", text, faults);
      assertThat(shown.keySet()).isEqualTo(Settings.all().keySet());
    }
    faults.refuseAny();
  }

  @Test
  void the_environment_sets_any_value() {
    var config =
        ConfigReader.read(
            Map.of(
                "CALLCAT_HTTP_PORT", "0",
                "CALLCAT_RETELL_BASEURL", "https://api.retellai.com",
                "CALLCAT_RETELL_WEBHOOKKEYS", "new, old",
                "CALLCAT_RETELL_SIMULATOR_TALKSECONDS", "1",
                "CALLCAT_PHONE_VALIDONLY", "true"));
    assertThat(config.http().port()).isZero();
    assertThat(config.retell().baseUrl()).isEqualTo("https://api.retellai.com");
    assertThat(config.retell().signingKeys()).isEqualTo(List.of("new", "old"));
    assertThat(config.retell().simulator().talkSeconds()).isEqualTo(1);
    assertThat(config.phone().validOnly()).isTrue();
  }

  @Test
  void a_file_overrides_the_defaults_and_the_environment_the_file() throws Exception {
    var file = Files.writeString(dir.resolve("mine.yaml"), "http:\n  port: 1\n  host: h\n");
    var config =
        ConfigReader.read(Map.of("CALLCAT_CONFIG", file.toString(), "CALLCAT_HTTP_PORT", "2"));
    assertThat(config.http().host()).isEqualTo("h");
    assertThat(config.http().port()).isEqualTo(2);
    assertThat(config.http().heartbeatSeconds()).isEqualTo(15);
  }

  @Test
  void names_and_values_keep_their_order_and_are_read_from_either() throws Exception {
    var yaml = "retell:\n  voices:\n    zoe: 11labs-Zoe\n    anna: 11labs-Anna\n    default:\n";
    var file = Files.writeString(dir.resolve("mine.yaml"), yaml).toString();
    var fromFile = ConfigReader.read(Map.of("CALLCAT_CONFIG", file)).retell().voices();
    assertThat(fromFile)
        .containsExactly(
            Map.entry("zoe", "11labs-Zoe"),
            Map.entry("anna", "11labs-Anna"),
            Map.entry("default", ""));
    var variables =
        Map.of("CALLCAT_CONFIG", file, "CALLCAT_RETELL_VOICES", "b = 11labs-B, a=x=y ,default=");
    assertThat(ConfigReader.read(variables).retell().voices())
        .containsExactly(
            Map.entry("b", "11labs-B"), Map.entry("a", "x=y"), Map.entry("default", ""));
    assertThat(ConfigReader.read(Map.of("CALLCAT_RETELL_VOICES", "")).retell().voices()).isEmpty();
  }

  @Test
  void all_that_is_wrong_in_file_and_environment_is_told_at_once() throws Exception {
    var file =
        Files.writeString(
            dir.resolve("mine.yaml"),
            """
            http: {port: eighty, hots: h}
            retell: {fromNumber: 2025550199, apiKey: [key-secret]}
            """);
    assertThatThrownBy(
            () ->
                ConfigReader.readDeployed(
                    Map.of(
                        "CALLCAT_CONFIG", file.toString(),
                        "CALLCAT_HTTP_PROT", "80",
                        "CALLCAT_AUTH_JWTSECRET", "jwt-secret",
                        "CALLCAT_PHONE_REGIONS", "US, Utopia")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("The settings have 8 faults:\n- ")
        .hasMessageContainingAll(
            "http.port (CALLCAT_HTTP_PORT) must be a whole number, but is \"eighty\".",
            "http.hots, which is no setting.",
            "retell.fromNumber (CALLCAT_RETELL_FROMNUMBER) must be in E.164",
            "retell.apiKey (CALLCAT_RETELL_APIKEY) must be a text, in quotes if",
            "CALLCAT_HTTP_PROT names no setting",
            "auth.jwtSecret (CALLCAT_AUTH_JWTSECRET) must have at least 32 characters.",
            "phone.regions (CALLCAT_PHONE_REGIONS) must be ISO 3166",
            "but is \"Utopia\".",
            "Not configured: webhook.publicUrl, dynamodb.region, postgres.uri")
        .hasMessageNotContainingAny("-secret", "2025550199");
  }

  @Test
  void the_deployed_program_names_everything_it_misses() {
    assertThatThrownBy(() -> ConfigReader.readDeployed(Map.of("CALLCAT_RETELL_APIKEY", "key")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("postgres.uri", "encryption.keyset", "retell.fromNumber")
        .hasMessageNotContainingAny("retell.apiKey", "\n");
  }

  @Test
  void what_is_not_configured_can_be_filled_in_and_what_is_stays() {
    var config = ConfigReader.read(Map.of("CALLCAT_RETELL_APIKEY", "key"));
    var complete =
        ConfigReader.complete(
            config,
            Map.of(
                "retell.apiKey",
                "other",
                "retell.agentId",
                "agent",
                "http.corsOrigins",
                List.of("*"),
                "phone.regions",
                List.of("DE")));
    assertThat(complete.retell().apiKey()).isEqualTo("key");
    assertThat(complete.retell().agentId()).isEqualTo("agent");
    assertThat(complete.http().corsOrigins()).containsExactly("*");
    assertThat(complete.phone()).isEqualTo(config.phone());
    assertThat(complete.dispatch()).isEqualTo(config.dispatch());
  }

  @Test
  void no_secret_prints_itself() {
    var config =
        ConfigReader.read(
            Map.of(
                "CALLCAT_RETELL_APIKEY", "key-secret",
                "CALLCAT_AUTH_JWTSECRET", "jwt-secret-jwt-secret-jwt-secret-x",
                "CALLCAT_ENCRYPTION_KEYSET", "keyset-secret",
                "CALLCAT_DYNAMODB_ACCESSKEY", "aws",
                "CALLCAT_DYNAMODB_SECRETKEY", "aws-secret",
                "CALLCAT_POSTGRES_URI", "postgresql://u:pg-secret@h/d"));
    assertThat(config.toString()).doesNotContain("secret");
  }
}
