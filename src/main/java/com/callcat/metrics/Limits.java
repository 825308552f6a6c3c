package com.callcat.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// Up to which durations histograms count: close together where it matters, and few, because each
/// is a time series.
final class Limits {
  /// How late a call is dialled, from what is promised (250 ms) to the longest allowed lateness.
  static final List<Duration> LATENESS =
      millis(50, 100, 250, 500, 1_000, 2_000, 5_000, 15_000, 60_000, 300_000, 3_600_000);

  /// What somebody waits for.
  static final List<Duration> ANSWER =
      millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000);

  /// An answer of Retell, which may take a minute.
  static final List<Duration> RETELL =
      millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000);

  /// A request to DynamoDB.
  static final List<Duration> DYNAMODB = millis(2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);

  /// By how much an event loop is behind.
  static final List<Duration> LAG = millis(1, 5, 10, 50, 100, 500, 2_000);

  private Limits() {}

  private static List<Duration> millis(long... limits) {
    return LongStream.of(limits).mapToObj(Duration::ofMillis).toList();
  }
}
