package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.Item;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows that can also be read as they were some time ago, to simulate an index that is behind or a
/// stale replica. What is stored is always up to date, so a crash cannot leave an index behind for
/// ever; only reads are late.
public final class LaggingRows implements Rows {
  private final Rows rows;
  private final Deque<Change> changes = new ArrayDeque<>();

  /// @param before the item before the change; null if there was none
  private record Change(long at, Bytes key, @Nullable Item before) {}

  public LaggingRows(Rows rows) {
    this.rows = rows;
  }

  /// Notes a row before it is changed.
  ///
  /// @param now in epoch milliseconds
  /// @param forget states before this time, in epoch milliseconds, are not needed any more
  public void remember(byte[] key, long now, long forget) {
    while (!changes.isEmpty() && changes.getFirst().at() < forget) {
      changes.removeFirst();
    }
    changes.addLast(new Change(now, new Bytes(key), rows.get(key)));
  }

  /// The rows as they were at a time.
  ///
  /// @param time in epoch milliseconds, not before `forget`
  public Rows asOf(long time) {
    if (changes.isEmpty() || changes.getLast().at() <= time) {
      return rows;
    }
    NavigableMap<byte[], Item> before = new TreeMap<>(Arrays::compareUnsigned);
    NavigableMap<byte[], Boolean> changed = new TreeMap<>(Arrays::compareUnsigned);
    for (var change : changes) {
      if (change.at() > time && changed.putIfAbsent(change.key().array(), true) == null) {
        if (change.before() != null) {
          before.put(change.key().array(), change.before());
        }
      }
    }
    return new Past(rows, changed, before);
  }

  @Override
  public @Nullable Item get(byte[] key) {
    return rows.get(key);
  }

  @Override
  public void put(byte[] key, Item item) {
    rows.put(key, item);
  }

  @Override
  public void remove(byte[] key) {
    rows.remove(key);
  }

  @Override
  public Iterator<Map.Entry<byte[], Item>> scan(
      byte @Nullable [] from, byte @Nullable [] to, boolean backwards) {
    return rows.scan(from, to, backwards);
  }

  @Override
  public long size() {
    return rows.size();
  }

  /// The current rows, with those that were changed since replaced by their former state.
  private record Past(
      Rows now, NavigableMap<byte[], Boolean> changed, NavigableMap<byte[], Item> before)
      implements Rows {
    @Override
    public @Nullable Item get(byte[] key) {
      return changed.containsKey(key) ? before.get(key) : now.get(key);
    }

    @Override
    public void put(byte[] key, Item item) {
      throw new UnsupportedOperationException("the past");
    }

    @Override
    public void remove(byte[] key) {
      throw new UnsupportedOperationException("the past");
    }

    @Override
    public Iterator<Map.Entry<byte[], Item>> scan(
        byte @Nullable [] from, byte @Nullable [] to, boolean backwards) {
      return new Merge(
          now.scan(from, to, backwards), range(from, to, backwards), changed, backwards);
    }

    private Iterator<Map.Entry<byte[], Item>> range(
        byte @Nullable [] from, byte @Nullable [] to, boolean backwards) {
      var range = from == null ? before : before.tailMap(from, true);
      range = to == null ? range : range.headMap(to, false);
      return (backwards ? range.descendingMap() : range).entrySet().iterator();
    }

    @Override
    public long size() {
      return now.size();
    }
  }
}
