package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  @ParameterizedTest
  @ValueSource(strings = {"00-%s-00f067aa0ba902b7-01", "01-%s-00f067aa0ba902b7-00-more"})
  void the_callers_own_trace_goes_on(String traceparent) {
    assertThat(Trace.id(traceparent.formatted(ID))).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01"
      })
  void a_bad_one_does_not(String traceparent) {
    assertThat(Trace.id(traceparent)).isNull();
  }

  @Test
  void a_new_one_has_the_same_form() {
    assertThat(Trace.id(new Random(1))).matches("[0-9a-f]{32}");
  }
}
