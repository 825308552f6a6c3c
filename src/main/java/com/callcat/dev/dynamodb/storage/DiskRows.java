package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Item;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// Rows in a tree of MVStore.
final class DiskRows implements Rows {
  private final MVMap<byte[], Item> map;

  DiskRows(MVMap<byte[], Item> map) {
    this.map = map;
  }

  @Override
  public @Nullable Item get(byte[] key) {
    return map.get(key);
  }

  @Override
  public void put(byte[] key, Item item) {
    map.put(key, item);
  }

  @Override
  public void remove(byte[] key) {
    map.remove(key);
  }

  @Override
  public Iterator<Map.Entry<byte[], Item>> scan(
      byte @Nullable [] from, byte @Nullable [] to, boolean backwards) {
    var cursor = backwards ? cursor(to, from, true) : cursor(from, to, false);
    return new Range(cursor, to);
  }

  @SuppressWarnings("NullAway") // MVStore takes null for no limit
  private Cursor<byte[], Item> cursor(
      byte @Nullable [] from, byte @Nullable [] to, boolean backwards) {
    return map.cursor(from, to, backwards);
  }

  @Override
  public long size() {
    return map.sizeAsLong();
  }

  /// A range without its upper limit; MVStore's own ranges include both limits.
  private static final class Range implements Iterator<Map.Entry<byte[], Item>> {
    private final Cursor<byte[], Item> cursor;
    private final byte @Nullable [] excluded;
    private Map.@Nullable Entry<byte[], Item> next;

    Range(Cursor<byte[], Item> cursor, byte @Nullable [] excluded) {
      this.cursor = cursor;
      this.excluded = excluded;
      advance();
    }

    private void advance() {
      next = null;
      while (next == null && cursor.hasNext()) {
        var key = cursor.next();
        if (excluded == null || !Arrays.equals(key, excluded)) {
          next = Map.entry(key, cursor.getValue());
        }
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Map.Entry<byte[], Item> next() {
      var row = next;
      if (row == null) {
        throw new NoSuchElementException();
      }
      advance();
      return row;
    }
  }
}
