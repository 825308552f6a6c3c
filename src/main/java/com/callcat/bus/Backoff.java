package com.callcat.bus;

import java.time.Duration;

/// How long to wait before a request is sent again: twice as long each time, up to a longest pause.
///
/// @param pause before the next attempt
public record Backoff(Duration pause, Duration longest) {

  public Backoff {
    if (!pause.isPositive() || pause.compareTo(longest) > 0) {
      throw new IllegalArgumentException("a pause of " + pause + ", at most " + longest);
    }
  }

  /// The backoff after one more failure.
  public Backoff next() {
    var doubled = pause.multipliedBy(2);
    return new Backoff(doubled.compareTo(longest) > 0 ? longest : doubled, longest);
  }
}
