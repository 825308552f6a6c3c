package com.callcat.testing;

import com.callcat.metrics.ProgramMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// Figures for tests that do not look at them.
public final class UnseenMetrics {
  private UnseenMetrics() {}

  public static ProgramMetrics create() {
    return new ProgramMetrics(new SimpleMeterRegistry());
  }
}
