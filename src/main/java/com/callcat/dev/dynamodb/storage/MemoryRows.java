package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Packed;
import com.callcat.dev.dynamodb.wire.PackedItem;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows in memory. Items are packed, so that very many of them neither burden the garbage collector
/// nor make reading slower.
final class MemoryRows implements Rows {
  private final NavigableMap<byte[], Packed> items = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public @Nullable Item get(byte[] key) {
    var packed = items.get(key);
    return packed == null ? null : new Item(packed);
  }

  @Override
  public void put(byte[] key, Item item) {
    items.put(key, item.packed(PackedItem::of));
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
    return new Unpacked((backwards ? range.descendingMap() : range).entrySet().iterator());
  }

  private record Unpacked(Iterator<Map.Entry<byte[], Packed>> rows)
      implements Iterator<Map.Entry<byte[], Item>> {
    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Map.Entry<byte[], Item> next() {
      var row = rows.next();
      return Map.entry(row.getKey(), new Item(row.getValue()));
    }
  }

  @Override
  public long size() {
    return items.size();
  }
}
