package com.callcat.dev.dynamodb.storage;

import java.util.HashMap;
import java.util.Map;

/// A store in memory, for tests.
public final class MemoryStore implements Store {
  private final Map<String, Rows> rows = new HashMap<>();

  @Override
  public Rows rows(String name) {
    return rows.computeIfAbsent(name, _ -> new MemoryRows());
  }

  @Override
  public void drop(String name) {
    rows.remove(name);
  }

  @Override
  public boolean mustCommit() {
    return false;
  }

  @Override
  public void commit() {}

  @Override
  public void close() {
    rows.clear();
  }
}
