package com.callcat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRulesTest {
  private static final String URL = "CALLCAT_WEBHOOK_PUBLICURL";
  private static final String RETELL = "CALLCAT_RETELL_BASEURL";

  @ParameterizedTest
  @CsvSource({
    "http.port, eighty, a whole number",
    "http.port, 65536, from 0 to 65535",
    "http.port, -1, from 0 to 65535",
    "http.port, 1.5, a whole number",
    "http.port, 99999999999, a whole number",
    "http.heartbeatSeconds, 60, from 1 to 45",
    "http.corsOrigins, app.example.com, origins such as https://app.example.com",
    "dynamodb.tablePrefix, call cat, letters",
    "dynamodb.createTables, perhaps, true or false",
    "dynamodb.endpoint, localhost:8000, a URL",
    "dynamodb.endpoint, http://localhost:80000, a URL",
    "cluster.enabled, yes, true or false",
    "cluster.members, here and there, addresses such as",
    "retell.baseUrl, api.retellai.com, a URL",
    "retell.baseUrl, https://api.retellai.com?key=1, without user",
    "dynamodb.endpoint, http://localhost:8000#top, without user",
    "retell.timeoutSeconds, 5, from 60 to 120",
    "auth.attemptsPerMinute, -1, from 0 to 1000000",
    "phone.regions, Utopia, ISO 3166",
    "phone.validOnly, TRUE, true or false",
    "retell.voices, anna, names and values such as",
    "'retell.voices', 'a=x,a=y', names and values such as",
    "retell.voices, anna=, to ids of voices",
    "retell.voices, an na=11labs-Anna, to ids of voices",
    "retell.voices, =11labs-Anna, to ids of voices",
    "retell.voices, default=11labs-Anna, the agent's own voice",
  })
  void a_wrong_value_is_told_with_what_is_wanted(String path, String value, String wanted) {
    assertThatThrownBy(() -> ConfigReader.read(Map.of(Setting.variable(path), value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(path + " (" + Setting.variable(path) + ") must ")
        .hasMessageContaining(wanted)
        .hasMessageMatching("(?s).*, but is \"?\\Q" + value + "\\E\"?\\.");
  }

  @ParameterizedTest
  @CsvSource({
    "http.port, a whole number",
    "http.host, a text",
    "cluster.host, ''",
    "dynamodb.tablePrefix, a text",
    "data.dir, a text",
    "phone.regions, at least one country",
    "http.corsOrigins, ''",
  })
  void what_is_empty_is_refused_where_something_must_be_there(String path, String wanted) {
    var environment = Map.of(Setting.variable(path), " ");
    if (wanted.isEmpty()) {
      assertThat(ConfigReader.read(environment)).isNotNull();
    } else {
      assertThatThrownBy(() -> ConfigReader.read(environment))
          .hasMessageStartingWith(path)
          .hasMessageContaining(wanted)
          .hasMessageEndingWith("but is empty.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "postgres.uri, jdbc:postgresql://user:hidden@x/y, postgresql://user:password@host:port/database",
    "auth.jwtSecret, hidden, at least 32 characters",
    "retell.fromNumber, hidden, E.164",
  })
  void a_secret_is_not_told(String path, String value, String wanted) {
    assertThatThrownBy(() -> ConfigReader.read(Map.of(Setting.variable(path), value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(path)
        .hasMessageContaining(wanted)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_password_in_a_url_is_refused_and_not_told() {
    var settings = Map.of("CALLCAT_AUTH_JWKSURL", "https://user:hidden@issuer.example/keys");
    assertThatThrownBy(() -> ConfigReader.read(settings))
        .hasMessageContaining("https://***@issuer.example/keys")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_value_of_several_lines_or_endless_length_is_told_in_one_short_line() {
    var settings = Map.of("CALLCAT_RETELL_BASEURL", "a\nb" + "c".repeat(10_000));
    assertThatThrownBy(() -> ConfigReader.read(settings))
        .hasMessageContaining("but is \"a?bccc")
        .hasMessageNotContaining("\n")
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(300));
  }

  @ParameterizedTest
  @CsvSource({
    "CALLCAT_AUTH_JWKSURL, issuer.example, auth.jwksUrl (CALLCAT_AUTH_JWKSURL) must be a URL",
    "CALLCAT_AUTH_JWKSURL, https://issuer.example/keys, auth.issuer (CALLCAT_AUTH_ISSUER)",
    "CALLCAT_AUTH_JWKSURL, https://issuer.example/keys, auth.audience (CALLCAT_AUTH_AUDIENCE)",
    "CALLCAT_AUTH_ISSUER, https://issuer.example, auth.issuer (CALLCAT_AUTH_ISSUER)",
    "CALLCAT_AUTH_AUDIENCE, callcat, auth.audience (CALLCAT_AUTH_AUDIENCE)",
    "CALLCAT_DYNAMODB_ACCESSKEY, AKIA, dynamodb.secretKey (CALLCAT_DYNAMODB_SECRETKEY)",
    "CALLCAT_DYNAMODB_SECRETKEY, secret, dynamodb.secretKey (CALLCAT_DYNAMODB_SECRETKEY)",
    "CALLCAT_CLUSTER_ENABLED, true, 'cluster.members (CALLCAT_CLUSTER_MEMBERS) must name'",
  })
  void what_belongs_together_is_named(String variable, String value, String named) {
    assertThatThrownBy(() -> ConfigReader.read(Map.of(variable, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+14155550142", "+442079460958", "+123456789012345"})
  void a_number_in_e164_may_call(String number) {
    var config = ConfigReader.read(Map.of("CALLCAT_RETELL_FROMNUMBER", number));
    assertThat(config.retell().fromNumber()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4155550142",
        "+1 415 555 0142",
        "+1-415-555-0142",
        "+04155550142",
        "+1234567890123456",
        "0014155550142",
        "tel:+14155550142",
        "+",
        "+１４１５５５５０１４２"
      })
  void what_is_no_number_in_e164_may_not(String number) {
    assertThatThrownBy(() -> ConfigReader.read(Map.of("CALLCAT_RETELL_FROMNUMBER", number)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("retell.fromNumber (CALLCAT_RETELL_FROMNUMBER)")
        .hasMessageNotContaining(number + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://calls.example.com/",
        "https://calls.example.com/webhooks/retell",
        "https://calls.example.com?key=1",
        "https://calls.example.com?",
        "https://calls.example.com#top",
        "https://user@calls.example.com",
        "https://calls.example.com:99999",
        "https://calls .example.com",
        "https:calls.example.com",
        "calls.example.com",
        "ftp://calls.example.com"
      })
  void the_public_url_is_a_host_and_nothing_else(String url) {
    assertThatThrownBy(() -> ConfigReader.read(Map.of(URL, url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("webhook.publicUrl (CALLCAT_WEBHOOK_PUBLICURL) must be https://");
  }

  @Test
  void outside_development_retell_sends_its_webhooks_by_https() {
    var plain = Map.of(URL, "http://calls.example.com", RETELL, "https://api.retellai.com");
    assertThat(ConfigReader.read(plain).webhook().publicUrl()).isEqualTo(plain.get(URL));
    assertThatThrownBy(() -> ConfigReader.readDeployed(plain))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "webhook.publicUrl (CALLCAT_WEBHOOK_PUBLICURL) must begin with https://,"
                + " but is \"http://calls.example.com\".");
  }

  @ParameterizedTest
  @CsvSource({
    "https://calls.example.com:8443, https://api.retellai.com",
    "http://callcat-webhook:8081, http://simulator:8090",
  })
  void it_may_have_a_port_and_be_plain_where_the_simulator_sends_them(String url, String retell) {
    assertThatThrownBy(() -> ConfigReader.readDeployed(Map.of(URL, url, RETELL, retell)))
        .hasMessageStartingWith("Not configured: dynamodb.region")
        .hasMessageNotContaining("publicUrl");
  }
}
