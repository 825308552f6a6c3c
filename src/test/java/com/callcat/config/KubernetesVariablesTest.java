package com.callcat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesVariablesTest {
  /// What a pod finds of a Service `callcat` with a port named `http`.
  @ParameterizedTest
  @CsvSource({
    "SERVICE_HOST, 10.0.0.11",
    "SERVICE_PORT, 8080",
    "SERVICE_PORT_HTTP, 8080",
    "PORT, tcp://10.0.0.11:8080",
    "PORT, tcp://[fd00::11]:8080",
    "PORT_8080_TCP, tcp://10.0.0.11:8080",
    "PORT_8080_TCP_PROTO, tcp",
    "PORT_8080_TCP_PORT, 8080",
    "PORT_8080_TCP_ADDR, 10.0.0.11",
    "PORT_53_UDP, udp://10.0.0.11:53",
  })
  void what_kubernetes_says_of_a_service_sets_nothing(String name, String value) {
    var defaults = ConfigReader.read(Map.of());
    for (var service : new String[] {"CALLCAT", "CALLCAT_WEBHOOK", "CALLCAT_RETELL_SIMULATOR"}) {
      assertThat(ConfigReader.read(Map.of(service + "_" + name, value))).isEqualTo(defaults);
    }
  }

  @Test
  void a_port_that_is_a_number_is_the_setting() {
    assertThat(ConfigReader.read(Map.of("CALLCAT_WEBHOOK_PORT", "81")).webhook().port())
        .isEqualTo(81);
  }

  @ParameterizedTest
  @CsvSource({
    "CALLCAT_PORT, 8080",
    "CALLCAT_HTTP_PROT, tcp://10.0.0.11:8080",
    "CALLCAT_HTTP_HOSTT, 10.0.0.11",
    "CALLCAT_SERVICEHOST, 10.0.0.11",
    "CALLCAT_RETELL_BASE_URL, https://api.retellai.com",
    "CALLCAT_RETELL_BASEURL_PORT, https://api.retellai.com:443",
  })
  void a_misspelt_setting_stops_the_start(String name, String value) {
    assertThatThrownBy(() -> ConfigReader.read(Map.of(name, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(name + " names no setting");
  }

  @Test
  void a_link_is_no_value_of_any_other_setting() {
    assertThatThrownBy(
            () -> ConfigReader.read(Map.of("CALLCAT_DYNAMODB_ENDPOINT", "tcp://10.0.0.11:8000")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("dynamodb.endpoint");
  }
}
