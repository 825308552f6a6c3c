package com.callcat.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When an asker stops waiting. What has not begun by then must not begin any more: the asker was
/// told that nobody answered, and may have done something else instead. It holds within the
/// process, on a clock that nobody sets.
public final class Deadline {
  public static final Deadline NEVER = new Deadline(null);

  /// Null for never.
  private final @Nullable Long endNanos;

  private Deadline(@Nullable Long endNanos) {
    this.endNanos = endNanos;
  }

  /// From now on.
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  public boolean hasPassed() {
    var left = left();
    return left != null && !left.isPositive();
  }

  /// The time that is left, not positive when none is; null when it never ends.
  public @Nullable Duration left() {
    return endNanos == null ? null : Duration.ofNanos(endNanos - System.nanoTime());
  }
}
