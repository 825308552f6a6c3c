package com.callcat.faults;

import java.time.Instant;
import java.time.InstantSource;

/// The time of day, until it is told to hurry.
final class HurryingClock implements InstantSource {
  private volatile Pace pace = new Pace(InstantSource.system().instant(), System.nanoTime(), 1);

  private record Pace(Instant began, long nanos, long times) {
    Instant now() {
      return began.plusNanos((System.nanoTime() - nanos) * times);
    }
  }

  @Override
  public Instant instant() {
    return pace.now();
  }

  /// From now on time passes so many times as fast.
  void hurry(long times) {
    pace = new Pace(pace.now(), System.nanoTime(), times);
  }
}
