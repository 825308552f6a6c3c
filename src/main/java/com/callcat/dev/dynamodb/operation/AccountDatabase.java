package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.storage.Store;
import com.callcat.dev.dynamodb.table.Catalog;
import com.callcat.dev.dynamodb.unkind.CapacityThrottle;
import com.callcat.dev.dynamodb.unkind.Lag;
import com.callcat.dev.dynamodb.unkind.Unkindness;
import java.time.InstantSource;
import java.util.Random;

/// What the operations of one account work on.
public final class AccountDatabase {
  private final Catalog catalog;
  private final InstantSource clock;
  private final Lag lag;
  private final CapacityThrottle throttle;
  private final long creationMillis;

  public AccountDatabase(Store store, String account, InstantSource clock, Unkindness unkindness) {
    this.catalog = new Catalog(store, account, clock, unkindness.memoryMillis());
    this.clock = clock;
    this.lag = new Lag(unkindness, new Random(unkindness.seed()));
    this.throttle = new CapacityThrottle(unkindness, clock);
    this.creationMillis = unkindness.creation().toMillis();
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

  /// How long a table or an index takes until it can be used.
  long creationMillis() {
    return creationMillis;
  }
}
