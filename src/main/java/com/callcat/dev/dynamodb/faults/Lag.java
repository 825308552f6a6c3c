package com.callcat.dev.dynamodb.faults;

import java.util.random.RandomGenerator;

/// Draws how far each read is behind. Two reads may reach different replicas, so a later one may
/// see an older state.
public final class Lag {
  private final InjectedFaults injected;
  private final RandomGenerator random;

  public Lag(InjectedFaults injected, RandomGenerator random) {
    this.injected = injected;
    this.random = random;
  }

  /// How far a read of a global index is behind, in milliseconds.
  public long ofIndex() {
    return upTo(injected.indexLag().toMillis());
  }

  /// How far a read of a table or a local index is behind, in milliseconds.
  public long ofTable(boolean consistent) {
    return consistent ? 0 : upTo(injected.staleness().toMillis());
  }

  private long upTo(long most) {
    return most == 0 ? 0 : random.nextLong(most + 1);
  }
}
