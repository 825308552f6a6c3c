package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Item;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows that end with the process.
final class MemoryRows implements Rows {
  private final NavigableMap<byte[], Item> items = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public @Nullable Item get(byte[] key) {
    return items.get(key);
  }

  @Override
  public void put(byte[] key, Item item) {
    items.put(key, item);
  }

  @Override
  public void remove(byte[] key) {
    items.remove(key);
  }

  @Override
  public Iterator<Map.Entry<byte[], Item>> scan(
      byte @Nullable [] from, byte @Nullable [] to, boolean backwards) {
    if (from != null && to != null && Arrays.compareUnsigned(from, to) >= 0) {
      return Map.<byte[], Item>of().entrySet().iterator();
    }
    var range = from == null ? items : items.tailMap(from, true);
    range = to == null ? range : range.headMap(to, false);
    return (backwards ? range.descendingMap() : range).entrySet().iterator();
  }

  @Override
  public long size() {
    return items.size();
  }
}
