package com.callcat.metrics;

import java.util.List;

/// One figure as it is documented.
///
/// @param name as Prometheus has it
public record Metric(String name, Kind kind, String help, List<Label<?>> labels) {
  public Metric {
    labels = List.copyOf(labels);
  }

  /// How a figure behaves.
  public enum Kind {
    /// Only grows; its rate counts.
    COUNTER,
    /// Goes up and down.
    GAUGE,
    /// How often, how long in sum, and how many took no longer than each of its limits.
    HISTOGRAM
  }
}
