package com.callcat.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/// How long ago something was, in seconds.
final class Ages {
  private Ages() {}

  /// The age of the earliest instant, in seconds; 0 when there is none.
  static double oldest(Stream<Instant> instants, Instant now) {
    return instants
        .min(Comparator.naturalOrder())
        .map(earliest -> Duration.between(earliest, now).toMillis() / 1_000.0)
        .orElse(0.0);
  }
}
