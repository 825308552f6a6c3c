package com.callcat.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// The bucket limits of histograms. They are close together where it matters, and few, because each
/// of them is a time series.
final class Limits {
  /// The lateness of a call, from the promised one (250 ms) to the longest allowed one.
  static final List<Duration> LATENESS =
      millis(50, 100, 250, 500, 1_000, 2_000, 5_000, 15_000, 60_000, 300_000, 3_600_000);

  /// The time of an answer that a client waits for.
  static final List<Duration> ANSWER =
      millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000);

  /// The time of an answer of Retell, which may be a minute.
  static final List<Duration> RETELL =
      millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000);

  /// The time of a request to DynamoDB.
  static final List<Duration> DYNAMODB = millis(2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);

  /// The lag of an event loop.
  static final List<Duration> LAG = millis(1, 5, 10, 50, 100, 500, 2_000);

  private Limits() {}

  private static List<Duration> millis(long... limits) {
    return LongStream.of(limits).mapToObj(Duration::ofMillis).toList();
  }
}
