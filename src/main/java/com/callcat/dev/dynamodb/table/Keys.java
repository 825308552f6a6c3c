package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.KeyBytes;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.List;

/// The key of a table or an index. Those of global indexes may be of several attributes each.
///
/// @param partition what an item's partition is told by, at least one attribute
/// @param sort what the items of a partition are ordered by, the first attribute first; may be none
public record Keys(List<KeyAttribute> partition, List<KeyAttribute> sort) {
  public Keys {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }

  /// The partition key first.
  public List<KeyAttribute> attributes() {
    var attributes = new ArrayList<>(partition);
    attributes.addAll(sort);
    return attributes;
  }

  public boolean contains(String name) {
    return attributes().stream().anyMatch(key -> key.name().equals(name));
  }

  /// Whether the item has all of it, of the right types.
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

  /// Where the rows of the item's partition begin.
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
