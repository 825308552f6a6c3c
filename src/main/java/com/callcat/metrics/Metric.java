package com.callcat.metrics;

import java.util.List;

/// The description of one metric.
///
/// @param name in Prometheus
public record Metric(String name, Kind kind, String help, List<Label<?>> labels) {
  public Metric {
    labels = List.copyOf(labels);
  }

  /// The type of a metric.
  public enum Kind {
    /// It only grows; its rate is of interest.
    COUNTER,
    /// It goes up and down.
    GAUGE,
    /// It has the number of events, the sum of their durations, and for each limit how many took no
    /// longer.
    HISTOGRAM
  }
}
