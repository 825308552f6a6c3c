package com.callcat.metrics;

import java.util.function.DoubleSupplier;

/// A figure that goes up and down: set by whoever knows it, or looked up at each scrape.
public final class SettableGauge {
  private volatile DoubleSupplier source = () -> 0;

  SettableGauge() {}

  public void set(double value) {
    source = () -> value;
  }

  /// Is looked up from now on.
  ///
  /// @param source asked from any thread
  public void follow(DoubleSupplier source) {
    this.source = source;
  }

  double value() {
    return source.getAsDouble();
  }
}
