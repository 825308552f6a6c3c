package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A secondary index.
///
/// @param throughput what is provisioned; none when its table is on demand
/// @param limits of the index of a table on demand
/// @param activeAt epoch milliseconds from which on it can be read
public record IndexDefinition(
    String name,
    boolean global,
    Keys keys,
    IndexProjection projection,
    Throughput throughput,
    @Nullable Throughput limits,
    long activeAt) {

  /// Whether it has all attributes of its items.
  public boolean isComplete() {
    return projection.kind() == IndexProjection.Kind.ALL;
  }

  /// Of an index that is not complete.
  public Set<String> projected(Keys table) {
    var names = new LinkedHashSet<>(projection.attributes());
    table.attributes().forEach(key -> names.add(key.name()));
    keys.attributes().forEach(key -> names.add(key.name()));
    return names;
  }

  /// What it has of an item.
  Item project(Keys table, Item item) {
    return isComplete() ? item : item.only(projected(table));
  }

  /// Whether there is a row for the item: indexes are sparse.
  boolean has(Item item) {
    return keys.areIn(item);
  }

  /// The index key, and the table's after it: many items may have one index key.
  public byte[] rowKey(Keys table, Item item) {
    var bytes = keys.bytes(item);
    table.attributes().forEach(key -> bytes.sorted(item.require(key.name())));
    return bytes.toArray();
  }

  public IndexDefinition with(Throughput changed) {
    return new IndexDefinition(name, global, keys, projection, changed, limits, activeAt);
  }
}
