package com.callcat.loadtest.gatling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What `/metrics` said at one moment.
record Scrape(Map<String, Double> series) {

  /// @param text in Prometheus' format
  static Scrape of(String text) {
    var series = new HashMap<String, Double>();
    text.lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .forEach(
            line -> {
              var space = line.lastIndexOf(' ');
              series.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            });
    return new Scrape(series);
  }

  /// The sum of all series of a metric that have these labels, such as `area="heap"`.
  double sum(String metric, String... labels) {
    return series.entrySet().stream()
        .filter(one -> is(one.getKey(), metric))
        .filter(one -> List.of(labels).stream().allMatch(one.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static boolean is(String series, String metric) {
    return series.startsWith(metric)
        && (series.length() == metric.length() || series.charAt(metric.length()) == '{');
  }
}
