package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A secondary index.
///
/// @param throughput the provisioned throughput; none if its table is on demand
/// @param limits the maximum throughput, if its table is on demand
/// @param activeAt from when on it can be read, in epoch milliseconds
public record IndexDefinition(
    String name,
    boolean global,
    Keys keys,
    IndexProjection projection,
    Throughput throughput,
    @Nullable Throughput limits,
    long activeAt) {

  /// Whether it contains all attributes of the items.
  public boolean isComplete() {
    return projection.kind() == IndexProjection.Kind.ALL;
  }

  /// The attributes that it contains. To be called only if it does not contain all.
  public Set<String> projected(Keys table) {
    var names = new LinkedHashSet<>(projection.attributes());
    table.attributes().forEach(key -> names.add(key.name()));
    keys.attributes().forEach(key -> names.add(key.name()));
    return names;
  }

  /// The part of an item that it contains.
  Item project(Keys table, Item item) {
    return isComplete() ? item : item.only(projected(table));
  }

  /// Whether it has a row for the item. Indexes are sparse: an item without the index key has none.
  boolean has(Item item) {
    return keys.areIn(item);
  }

  /// The key of a row: the index key followed by the table's key, because many items may have the
  /// same index key.
  public byte[] rowKey(Keys table, Item item) {
    var bytes = keys.bytes(item);
    table.attributes().forEach(key -> bytes.sorted(item.require(key.name())));
    return bytes.toArray();
  }

  public IndexDefinition with(Throughput changed) {
    return new IndexDefinition(name, global, keys, projection, changed, limits, activeAt);
  }
}
