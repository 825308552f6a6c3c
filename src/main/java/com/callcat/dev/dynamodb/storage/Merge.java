package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Item;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Merges two sorted iterators of rows: the current rows that were not changed, and the former
/// state of the others.
final class Merge implements Iterator<Map.Entry<byte[], Item>> {
  private final Iterator<Map.Entry<byte[], Item>> now;
  private final Iterator<Map.Entry<byte[], Item>> before;
  private final Map<byte[], Boolean> changed;
  private final boolean backwards;
  private Map.@Nullable Entry<byte[], Item> nextNow;
  private Map.@Nullable Entry<byte[], Item> nextBefore;

  Merge(
      Iterator<Map.Entry<byte[], Item>> now,
      Iterator<Map.Entry<byte[], Item>> before,
      Map<byte[], Boolean> changed,
      boolean backwards) {
    this.now = now;
    this.before = before;
    this.changed = changed;
    this.backwards = backwards;
    this.nextNow = unchanged();
    this.nextBefore = before.hasNext() ? before.next() : null;
  }

  private Map.@Nullable Entry<byte[], Item> unchanged() {
    while (now.hasNext()) {
      var row = now.next();
      if (!changed.containsKey(row.getKey())) {
        return row;
      }
    }
    return null;
  }

  @Override
  public boolean hasNext() {
    return nextNow != null || nextBefore != null;
  }

  @Override
  public Map.Entry<byte[], Item> next() {
    var one = nextNow;
    var other = nextBefore;
    if (one != null && (other == null || comesFirst(one, other))) {
      nextNow = unchanged();
      return one;
    }
    if (other == null) {
      throw new NoSuchElementException();
    }
    nextBefore = before.hasNext() ? before.next() : null;
    return other;
  }

  private boolean comesFirst(Map.Entry<byte[], Item> one, Map.Entry<byte[], Item> other) {
    var order = Arrays.compareUnsigned(one.getKey(), other.getKey());
    return backwards ? order > 0 : order < 0;
  }
}
