package com.callcat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @TempDir Path dir;

  @Test
  void without_anything_the_defaults_hold() {
    var config = ConfigReader.read(Map.of("PATH", "/bin"));
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.phone().regions()).containsExactly("US");
    assertThat(config.retell().apiKey()).isNull();
    assertThat(config.data().dir()).isEqualTo("./data");
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
    assertThat(config.http()).isEqualTo(new Config.Http("h", 2, List.of(), 10_000, 15));
  }

  @ParameterizedTest
  @CsvSource({
    "CALLCAT_HTTP_PORT,eighty,http.port (CALLCAT_HTTP_PORT)",
    "CALLCAT_HTTP_PORT,65536,http.port (CALLCAT_HTTP_PORT)",
    "CALLCAT_HTTP_PORT,1.5,http.port (CALLCAT_HTTP_PORT)",
    "CALLCAT_HTTP_PORT,'',http.port (CALLCAT_HTTP_PORT)",
    "CALLCAT_HTTP_HOST,'',http.host (CALLCAT_HTTP_HOST)",
    "CALLCAT_HTTP_PROT,80,CALLCAT_HTTP_PROT",
    "CALLCAT_HTTP_HEARTBEATSECONDS,60,http.heartbeatSeconds (CALLCAT_HTTP_HEARTBEATSECONDS)",
    "CALLCAT_CLUSTER_ENABLED,true,cluster.members (CALLCAT_CLUSTER_MEMBERS)",
    "CALLCAT_CLUSTER_MEMBERS,here and there,cluster.members (CALLCAT_CLUSTER_MEMBERS)",
    "CALLCAT_RETELL_BASEURL,api.retellai.com,retell.baseUrl (CALLCAT_RETELL_BASEURL)",
    "CALLCAT_RETELL_TIMEOUTSECONDS,5,retell.timeoutSeconds (CALLCAT_RETELL_TIMEOUTSECONDS)",
    "CALLCAT_POSTGRES_URI,jdbc:postgresql://x/y,postgres.uri (CALLCAT_POSTGRES_URI)",
    "CALLCAT_AUTH_JWTSECRET,short,auth.jwtSecret (CALLCAT_AUTH_JWTSECRET)",
    "CALLCAT_AUTH_ATTEMPTSPERMINUTE,-1,auth.attemptsPerMinute (CALLCAT_AUTH_ATTEMPTSPERMINUTE)",
    "CALLCAT_AUTH_JWKSURL,issuer.example,auth.jwksUrl (CALLCAT_AUTH_JWKSURL)",
    "CALLCAT_AUTH_JWKSURL,https://issuer.example/keys,auth.issuer (CALLCAT_AUTH_ISSUER)",
    "CALLCAT_AUTH_ISSUER,https://issuer.example,auth.issuer (CALLCAT_AUTH_ISSUER)",
    "CALLCAT_AUTH_AUDIENCE,callcat,auth.audience (CALLCAT_AUTH_AUDIENCE)",
    "CALLCAT_PHONE_REGIONS,Utopia,phone.regions (CALLCAT_PHONE_REGIONS)",
    "CALLCAT_PHONE_VALIDONLY,perhaps,phone.validOnly (CALLCAT_PHONE_VALIDONLY)"
  })
  void a_wrong_value_is_named(String variable, String value, String named) {
    assertThatThrownBy(() -> ConfigReader.read(Map.of(variable, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(named)
        .hasMessageEndingWith(".");
  }

  @Test
  void a_wrong_key_in_the_file_is_named() throws Exception {
    var file = Files.writeString(dir.resolve("mine.yaml"), "retell:\n  apikey: x\n");
    assertThatThrownBy(() -> ConfigReader.read(Map.of("CALLCAT_CONFIG", file.toString())))
        .hasMessageContaining("no setting retell.apikey");
  }

  @Test
  void a_file_that_is_not_there_or_not_yaml_is_named() throws Exception {
    var file = Files.writeString(dir.resolve("mine.yaml"), "http: [");
    assertThatThrownBy(() -> ConfigReader.read(Map.of("CALLCAT_CONFIG", file.toString())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> ConfigReader.read(Map.of("CALLCAT_CONFIG", "nowhere.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("nowhere.yaml");
  }

  @Test
  void the_deployed_program_names_everything_it_misses() {
    var config = ConfigReader.read(Map.of("CALLCAT_RETELL_APIKEY", "key"));
    assertThatThrownBy(() -> ConfigRules.requireDeployable(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("postgres.uri", "encryption.keyset", "retell.fromNumber")
        .hasMessageNotContaining("retell.apiKey");
  }

  @Test
  void no_secret_prints_itself() {
    var config =
        ConfigReader.read(
            Map.of(
                "CALLCAT_RETELL_APIKEY", "key-secret",
                "CALLCAT_AUTH_JWTSECRET", "jwt-secret-jwt-secret-jwt-secret-x",
                "CALLCAT_ENCRYPTION_KEYSET", "keyset-secret",
                "CALLCAT_DYNAMODB_SECRETKEY", "aws-secret",
                "CALLCAT_POSTGRES_URI", "postgresql://u:pg-secret@h/d"));
    assertThat(config.toString()).doesNotContain("secret");
  }
}
