package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.storage.LaggingRows;
import com.callcat.dev.dynamodb.storage.Rows;
import com.callcat.dev.dynamodb.storage.Store;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table with its rows and its indexes. One thread at a time uses it.
public final class Table {
  private static final int SAMPLE = 100;

  private final Store store;
  private final String prefix;
  private final InstantSource clock;
  private final long memoryMillis;
  private final LaggingRows rows;
  private final Map<String, IndexRows> indexes = new LinkedHashMap<>();
  private TableDefinition definition;

  /// @param prefix of the names of its rows in the store
  /// @param memoryMillis how far back its former states can be read
  Table(
      TableDefinition definition,
      Store store,
      String prefix,
      InstantSource clock,
      long memoryMillis) {
    this.definition = definition;
    this.store = store;
    this.prefix = prefix;
    this.clock = clock;
    this.memoryMillis = memoryMillis;
    this.rows = new LaggingRows(store.rows(rowsOf(definition)));
    definition.indexes().forEach(this::open);
  }

  private String rowsOf(TableDefinition table) {
    return prefix + "items/" + table.id();
  }

  private String rowsOf(IndexDefinition index) {
    return rowsOf(definition) + "/" + index.name();
  }

  private void open(IndexDefinition index) {
    var lagging = new LaggingRows(store.rows(rowsOf(index)));
    indexes.put(index.name(), new IndexRows(index, definition.keys(), lagging));
  }

  public TableDefinition definition() {
    return definition;
  }

  public byte[] rowKey(Item item) {
    return definition.keys().bytes(item).toArray();
  }

  public @Nullable Item get(byte[] key) {
    return rows.get(key);
  }

  /// The current rows.
  public Rows rows() {
    return rows;
  }

  /// The rows as they were some time ago.
  ///
  /// @param lagMillis at most `memoryMillis` of the constructor
  public Rows rows(long lagMillis) {
    return lagMillis == 0 ? rows : rows.asOf(clock.millis() - lagMillis);
  }

  /// The rows of an index, as they were some time ago.
  public Rows rows(IndexDefinition index, long lagMillis) {
    var lagging = Objects.requireNonNull(indexes.get(index.name())).rows();
    return lagMillis == 0 ? lagging : lagging.asOf(clock.millis() - lagMillis);
  }

  /// Replaces an item in the table and in all indexes.
  ///
  /// @param before the current item; null if there is none
  /// @param after the new item; null to delete it
  public WriteCost replace(byte[] key, @Nullable Item before, @Nullable Item after) {
    remember(rows, key);
    if (after == null) {
      rows.remove(key);
    } else {
      rows.put(key, after);
    }
    if (indexes.isEmpty()) {
      return WriteCost.ofTable(before, after);
    }
    var units = WriteCost.noIndexes();
    for (var index : definition.indexes()) {
      var cost =
          Objects.requireNonNull(indexes.get(index.name())).replace(before, after, this::remember);
      if (cost > 0) {
        units.put(index, cost);
      }
    }
    return new WriteCost(WriteCost.units(before, after), units);
  }

  private void remember(LaggingRows changed, byte[] key) {
    if (memoryMillis > 0) {
      var now = clock.millis();
      changed.remember(key, now, now - memoryMillis);
    }
  }

  /// Changes the definition: creates and fills new indexes, and drops those that are not in the new
  /// definition.
  void redefine(TableDefinition changed) {
    for (var index : definition.indexes()) {
      if (changed.index(index.name()) == null) {
        store.drop(rowsOf(index));
        indexes.remove(index.name());
      }
    }
    definition = changed;
    for (var index : changed.indexes()) {
      if (!indexes.containsKey(index.name())) {
        open(index);
        fill(index);
      }
    }
  }

  private void fill(IndexDefinition index) {
    var empty = Objects.requireNonNull(indexes.get(index.name()));
    for (var all = rows.scan(null, null, false); all.hasNext(); ) {
      empty.replace(null, all.next().getValue(), (_, _) -> {});
    }
  }

  void drop() {
    definition.indexes().forEach(index -> store.drop(rowsOf(index)));
    store.drop(rowsOf(definition));
  }

  /// An estimate of the table's size, from the size of some items and the number of all. AWS's own
  /// number is hours old.
  public long approximateBytes() {
    var sampled = 0;
    var bytes = 0L;
    for (var all = rows.scan(null, null, false); all.hasNext() && sampled < SAMPLE; sampled++) {
      bytes += all.next().getValue().size();
    }
    return sampled == 0 ? 0 : bytes * rows.size() / sampled;
  }
}
