package com.callcat.simulation;

import java.util.List;

/// How late calls were, in milliseconds.
record Lateness(int calls, long p50, long p99, long max) {

  /// @param sorted not empty
  static Lateness of(List<Long> sorted) {
    return new Lateness(
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast());
  }
}
