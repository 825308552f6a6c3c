package com.callcat.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// The random numbers of a simulated world, which all come from one seed.
final class Luck {
  private final RandomGenerator random;

  Luck(RandomGenerator random) {
    this.random = random;
  }

  boolean has(double chance) {
    return random.nextDouble() < chance;
  }

  /// Milliseconds from a range, both ends included.
  Duration millis(long from, long to) {
    return Duration.ofMillis(random.nextLong(from, to + 1));
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
