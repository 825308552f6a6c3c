package com.callcat.metrics;

import java.util.function.DoubleSupplier;

/// A gauge whose value is either set, or read from a source at each scrape.
public final class SettableGauge {
  private volatile DoubleSupplier source = () -> 0;

  SettableGauge() {}

  public void set(double value) {
    source = () -> value;
  }

  /// Reads the value from a source from now on.
  ///
  /// @param source may be called on any thread
  public void follow(DoubleSupplier source) {
    this.source = source;
  }

  double value() {
    return source.getAsDouble();
  }
}
