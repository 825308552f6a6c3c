package com.callcat.dev.dynamodb.unkind;

import java.util.random.RandomGenerator;

/// How long ago each read sees. Two reads may reach different replicas, so a later one can see
/// less.
public final class Lag {
  private final Unkindness unkindness;
  private final RandomGenerator random;

  public Lag(Unkindness unkindness, RandomGenerator random) {
    this.unkindness = unkindness;
    this.random = random;
  }

  /// Of a global index, in milliseconds.
  public long ofIndex() {
    return upTo(unkindness.indexLag().toMillis());
  }

  /// Of a table or a local index, in milliseconds.
  public long ofTable(boolean consistent) {
    return consistent ? 0 : upTo(unkindness.staleness().toMillis());
  }

  private long upTo(long most) {
    return most == 0 ? 0 : random.nextLong(most + 1);
  }
}
