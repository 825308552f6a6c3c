package com.callcat.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The time at which an asker stops waiting. Work that has not begun by then must not begin any
/// more: the asker has got a failure, and may have done something else instead. A deadline is valid
/// only within the process, because it uses a monotonic clock.
public final class Deadline {
  public static final Deadline NEVER = new Deadline(null);

  /// Null if there is no deadline.
  private final @Nullable Long endNanos;

  private Deadline(@Nullable Long endNanos) {
    this.endNanos = endNanos;
  }

  /// A deadline that is so far from now.
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  public boolean hasPassed() {
    var left = left();
    return left != null && !left.isPositive();
  }

  /// The time that is left; zero or negative if the deadline has passed, null if there is none.
  public @Nullable Duration left() {
    return endNanos == null ? null : Duration.ofNanos(endNanos - System.nanoTime());
  }
}
