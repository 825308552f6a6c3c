package com.callcat.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingTest {
  @ParameterizedTest
  @CsvSource({
    "OTEL_SERVICE_NAME=callcat",
    "OTEL_TRACES_EXPORTER=none",
    "OTEL_TRACES_EXPORTER=none OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9",
    "OTEL_SDK_DISABLED=true OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9"
  })
  void it_is_off_unless_it_is_asked_for(String variables) {
    assertThat(isOn(variables)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:9/v1/traces",
    "OTEL_TRACES_EXPORTER=otlp"
  })
  void it_is_on_when_a_collector_or_an_exporter_is_named(String variables) {
    assertThat(isOn(variables)).isTrue();
  }

  @Test
  void it_is_off_by_itself() {
    assertThat(Tracing.off().tracer().spanBuilder("span").startSpan().isRecording()).isFalse();
  }

  private static boolean isOn(String variables) {
    var environment = new HashMap<String, String>();
    for (var variable : variables.split(" ", -1)) {
      var pair = variable.split("=", 2);
      environment.put(pair[0], pair[1]);
    }
    return Tracing.isWanted(environment);
  }
}
