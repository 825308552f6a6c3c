package com.callcat.dev.dynamodb.faults;

import java.util.random.RandomGenerator;

/// How long ago each read sees. Two reads may reach different replicas, so a later one can see
/// less.
public final class Lag {
  private final InjectedFaults injected;
  private final RandomGenerator random;

  public Lag(InjectedFaults injected, RandomGenerator random) {
    this.injected = injected;
    this.random = random;
  }

  /// Of a global index, in milliseconds.
  public long ofIndex() {
    return upTo(injected.indexLag().toMillis());
  }

  /// Of a table or a local index, in milliseconds.
  public long ofTable(boolean consistent) {
    return consistent ? 0 : upTo(injected.staleness().toMillis());
  }

  private long upTo(long most) {
    return most == 0 ? 0 : random.nextLong(most + 1);
  }
}
