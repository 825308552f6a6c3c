package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.faults.CapacityThrottle;
import com.callcat.dev.dynamodb.faults.InjectedFaults;
import com.callcat.dev.dynamodb.faults.Lag;
import com.callcat.dev.dynamodb.storage.Store;
import com.callcat.dev.dynamodb.table.Catalog;
import java.time.InstantSource;
import java.util.Random;

/// The database of one account, which operations work on.
public final class AccountDatabase {
  private final Catalog catalog;
  private final InstantSource clock;
  private final Lag lag;
  private final CapacityThrottle throttle;
  private final long creationMillis;

  public AccountDatabase(
      Store store, String account, InstantSource clock, InjectedFaults injected) {
    this.catalog = new Catalog(store, account, clock, injected.memoryMillis());
    this.clock = clock;
    this.lag = new Lag(injected, new Random(injected.seed()));
    this.throttle = new CapacityThrottle(injected, clock);
    this.creationMillis = injected.creation().toMillis();
  }

  public Catalog catalog() {
    return catalog;
  }

  InstantSource clock() {
    return clock;
  }

  Lag lag() {
    return lag;
  }

  CapacityThrottle throttle() {
    return throttle;
  }

  /// How long it takes until a new table or index can be used, in milliseconds.
  long creationMillis() {
    return creationMillis;
  }
}
