package com.callcat.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time, cranked by hand.
final class TestClock implements InstantSource {
  static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);
  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  void reset() {
    now = START;
  }
}
