package com.callcat.store;

import java.time.Duration;
import java.util.Arrays;

/// How many requests may be in flight at a time. The limit follows from how fast they are answered.
/// It is adapted once per round, which is as many answers as requests may be in flight. What counts
/// is the median of their times, because a few slow answers about large items are no overload. A
/// late round lowers the limit in proportion. A quick round raises it by a quarter, if requests had
/// to wait. The limit is never below [#LEAST].
///
/// If answers are late although only [#LEAST] requests are in flight, the database itself is slow,
/// and not overloaded. Then only a longer time counts as late, until a round is quick again.
/// Without that, hardly any requests would be sent to a database that is slow but can answer many
/// requests at a time.
///
/// This class reads no clock, and must be used by one thread at a time.
final class InFlightLimit {
  static final int LEAST = 16;

  /// From this time on an answer is late: a quarter of the time limit of an attempt.
  static final Duration LATE = Duration.ofMillis(500);

  /// The longest time that can count as not late, if the database is slow. It is still below the
  /// time limit of an attempt.
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

  /// @param most the highest limit
  InFlightLimit(int most) {
    this.most = most;
    this.round = new long[most];
    this.limit = Math.min(FIRST, most);
  }

  int current() {
    return limit;
  }

  /// Notes that a request had to wait because of the limit.
  void full() {
    full = true;
  }

  /// How long it is likely to take until a request has been answered that so many others are ahead
  /// of.
  Duration expected(int others) {
    return Duration.ofNanos((long) (mean * (others / (double) limit + 1)));
  }

  /// Notes that a request was answered, or has failed after its time limit.
  ///
  /// @param sentNanos when its request was sent, on the clock of `nowNanos`
  void answered(long sentNanos, long nowNanos) {
    var took = nowNanos - sentNanos;
    mean = mean == 0 ? took : mean + WEIGHT_OF_ONE * (took - mean);
    if (sentNanos < judgedAt) {
      return; // it was sent under the former limit
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
