package com.callcat.store;

import java.time.Duration;
import java.util.Arrays;

/// How many requests may be in flight, by how fast they are answered. It is judged once for each
/// round, which is as many answers as there may be requests in flight, by the median of their
/// times: a few large items are no overload. Late rounds lower it in proportion; others raise it by
/// a quarter when there was no room. It is never below [#LEAST].
///
/// What a database takes with only so few in flight, it takes by itself and not because of the
/// crowd. When that is late, lateness is measured by it from then on, until a round is quick again:
/// else a database that is slow but takes any number at a time would be sent hardly anything.
///
/// It has no clock, and is used by one thread at a time.
final class InFlightLimit {
  static final int LEAST = 16;

  /// A quarter of the time in which an attempt must be answered.
  static final Duration LATE = Duration.ofMillis(500);

  /// Still within that time.
  static final Duration LATEST = Duration.ofMillis(1500);

  private static final int FIRST = 64;
  private static final double WEIGHT_OF_ONE = 0.05;

  private final int most;
  private final long[] round;
  private int answers;
  private boolean full;
  private int limit;
  private long late = LATE.toNanos();
  private long judgedAt = Long.MIN_VALUE;
  private double mean;

  /// @param most how many may ever be in flight
  InFlightLimit(int most) {
    this.most = most;
    this.round = new long[most];
    this.limit = Math.min(FIRST, most);
  }

  int current() {
    return limit;
  }

  /// Somebody found no room.
  void full() {
    full = true;
  }

  /// How long it takes until so many others have been answered, and one more.
  Duration expected(int others) {
    return Duration.ofNanos((long) (mean * (others / (double) limit + 1)));
  }

  /// Takes note of an answer, or that there was none in its time.
  ///
  /// @param sentNanos when its request was sent, on the clock of `nowNanos`
  void answered(long sentNanos, long nowNanos) {
    var took = nowNanos - sentNanos;
    mean = mean == 0 ? took : mean + WEIGHT_OF_ONE * (took - mean);
    if (sentNanos < judgedAt) {
      return; // it was in the crowd of the limit before
    }
    round[answers++] = took;
    if (answers >= limit) {
      Arrays.sort(round, 0, answers);
      judge(Math.max(1, round[answers / 2]));
      answers = 0;
      full = false;
      judgedAt = nowNanos;
    }
  }

  private void judge(long median) {
    if (median < LATE.toNanos() / 2) {
      late = LATE.toNanos();
    } else if (limit == Math.min(LEAST, most) && median > late) {
      late = Math.min(LATEST.toNanos(), 2 * median);
    }
    if (median > late) {
      var fitting = (int) (limit * Math.max(0.5, (double) late / median));
      limit = Math.clamp(fitting, Math.min(LEAST, most), most);
    } else if (full && median < late - late / 4) {
      limit = Math.min(most, limit + Math.max(1, limit / 4));
    }
  }
}
