package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;

/// What is read strictly is refused when it is wrong.
class ModelsTest {
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: callcat}
      spec:
        ports: [{name: api, port: 80}]
      """;

  @Test
  void what_is_right_is_read() throws Exception {
    assertThat(read(SERVICE).getMetadata().getName()).isEqualTo("callcat");
  }

  @Test
  void an_unknown_field_is_refused_at_any_depth() {
    assertRefused(SERVICE.replace("name: api", "nme: api"), "nme");
    assertRefused(SERVICE.replace("spec:", "sepc:"), "sepc");
    assertRefused(SERVICE.replace("metadata: {", "metadata: {label: {}, "), "label");
    assertRefused(
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        spec: {groups: [{name: a, rules: [{alert: b, expression: up}]}]}
        """,
        "expression");
  }

  @Test
  void a_value_of_another_type_is_refused() {
    assertRefused(SERVICE.replace("port: 80", "port: http"), "http");
  }

  @Test
  void an_unknown_kind_or_version_is_refused() {
    assertRefused(SERVICE.replace("v1", "v2"), "v2 Service");
    assertRefused(SERVICE.replace("kind: Service", "kind: Servce"), "Servce");
  }

  private static void assertRefused(String yaml, String what) {
    assertThatThrownBy(() -> read(yaml)).hasMessageContaining(what);
  }

  private static HasMetadata read(String yaml) throws JsonProcessingException {
    return Models.read(new YAMLMapper().readValue(yaml, JsonNode.class));
  }
}
