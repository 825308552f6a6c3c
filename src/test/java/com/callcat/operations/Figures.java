package com.callcat.operations;

import com.callcat.testing.ApiClient;
import java.util.List;

/// The program's own figures, of one moment.
record Figures(List<String> lines) {
  static Figures of(ApiClient user) throws Exception {
    return new Figures(user.management("/metrics").body().lines().toList());
  }

  /// The sum of all that are named so.
  double sum(String name) {
    return lines.stream()
        .filter(line -> line.matches(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
