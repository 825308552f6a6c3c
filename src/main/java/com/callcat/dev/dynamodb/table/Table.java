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

  /// @param prefix before the names of its rows in the store
  /// @param memoryMillis how far back its past can be asked for
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

  /// Its rows as they are.
  public Rows rows() {
    return rows;
  }

  /// As they were some time ago.
  ///
  /// @param lagMillis not more than was to be remembered
  public Rows rows(long lagMillis) {
    return lagMillis == 0 ? rows : rows.asOf(clock.millis() - lagMillis);
  }

  /// The rows of an index, as they were some time ago.
  public Rows rows(IndexDefinition index, long lagMillis) {
    var lagging = Objects.requireNonNull(indexes.get(index.name())).rows();
    return lagMillis == 0 ? lagging : lagging.asOf(clock.millis() - lagMillis);
  }

  /// Puts an item in the place of another, in the table and in all indexes.
  ///
  /// @param before what is there
  /// @param after null deletes it
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

  /// Takes a new definition: makes and fills the indexes that it has and this has not, and drops
  /// the others.
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

  /// The size of some items, times how many there are: AWS shows a figure that is hours old.
  public long approximateBytes() {
    var sampled = 0;
    var bytes = 0L;
    for (var all = rows.scan(null, null, false); all.hasNext() && sampled < SAMPLE; sampled++) {
      bytes += all.next().getValue().size();
    }
    return sampled == 0 ? 0 : bytes * rows.size() / sampled;
  }
}
