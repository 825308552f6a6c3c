package com.callcat.dev.dynamodb.faults;

import com.callcat.dev.dynamodb.faults.InjectedFaults.Answers;
import java.time.Duration;

/// Builds [InjectedFaults] field by field, each by its name, so that no two of one type can be
/// swapped. What is not set does not happen.
public final class InjectedFaultsBuilder {
  private long seed;
  private Duration indexLag = Duration.ZERO;
  private Duration staleness = Duration.ZERO;
  private boolean throttling;
  private Duration expiryDelay = Duration.ZERO;
  private Duration creation = Duration.ZERO;
  private Answers answers = Answers.RELIABLE;

  public InjectedFaultsBuilder seed(long value) {
    seed = value;
    return this;
  }

  public InjectedFaultsBuilder indexLag(Duration value) {
    indexLag = value;
    return this;
  }

  public InjectedFaultsBuilder staleness(Duration value) {
    staleness = value;
    return this;
  }

  public InjectedFaultsBuilder throttling(boolean value) {
    throttling = value;
    return this;
  }

  public InjectedFaultsBuilder expiryDelay(Duration value) {
    expiryDelay = value;
    return this;
  }

  public InjectedFaultsBuilder creation(Duration value) {
    creation = value;
    return this;
  }

  public InjectedFaultsBuilder answers(Answers value) {
    answers = value;
    return this;
  }

  public InjectedFaults build() {
    return new InjectedFaults(
        seed, indexLag, staleness, throttling, expiryDelay, creation, answers);
  }
}
