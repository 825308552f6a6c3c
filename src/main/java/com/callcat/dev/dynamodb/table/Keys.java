package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.KeyBytes;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.List;

/// The key of a table or an index. Both parts of the key of a global index may have several
/// attributes.
///
/// @param partition the attributes of the partition key, at least one
/// @param sort the attributes of the sort key, by which the items of a partition are sorted; may be
///   empty
public record Keys(List<KeyAttribute> partition, List<KeyAttribute> sort) {
  public Keys {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }

  /// All attributes, those of the partition key first.
  public List<KeyAttribute> attributes() {
    var attributes = new ArrayList<>(partition);
    attributes.addAll(sort);
    return attributes;
  }

  public boolean contains(String name) {
    return attributes().stream().anyMatch(key -> key.name().equals(name));
  }

  /// Whether an item has all key attributes with the right types.
  boolean areIn(Item item) {
    return areIn(item, partition) && areIn(item, sort);
  }

  private static boolean areIn(Item item, List<KeyAttribute> keys) {
    for (var key : keys) {
      var value = item.get(key.name());
      if (value == null || value.type() != key.type()) {
        return false;
      }
    }
    return true;
  }

  KeyBytes bytes(Item item) {
    var bytes = new KeyBytes().partition(values(item, partition));
    values(item, sort).forEach(bytes::sorted);
    return bytes;
  }

  /// The prefix of the rows in the item's partition.
  public byte[] partitionBytes(Item item) {
    return new KeyBytes().partition(values(item, partition)).toArray();
  }

  private static List<Value> values(Item item, List<KeyAttribute> keys) {
    var values = new ArrayList<Value>(keys.size());
    for (var key : keys) {
      values.add(item.require(key.name()));
    }
    return values;
  }
}
