package com.callcat.contract;

import java.util.List;
import java.util.random.RandomGenerator;

/// The choices of a fuzz run, so that a seed repeats them.
record Dice(RandomGenerator random) {

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /// Both ends included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
