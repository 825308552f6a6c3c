package com.callcat.loadtest.gatling;

import java.util.Arrays;

/// Some times in milliseconds.
final class Times {
  private final long[] sorted;

  Times(long[] millis) {
    sorted = millis.clone();
    Arrays.sort(sorted);
  }

  int count() {
    return sorted.length;
  }

  /// The least value that this part of them does not exceed; 0 when there are none.
  int percentile(double part) {
    var rank = (int) Math.ceil(sorted.length * part);
    return sorted.length == 0 ? 0 : (int) sorted[Math.max(0, rank - 1)];
  }

  int p99() {
    return percentile(0.99);
  }

  @Override
  public String toString() {
    return "%d, p50 %d ms, p99 %d ms, max %d ms"
        .formatted(count(), percentile(0.5), p99(), percentile(1));
  }
}
