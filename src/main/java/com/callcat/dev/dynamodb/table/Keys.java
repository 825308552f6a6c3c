package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.KeyBytes;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The key of a table or an index.
public record Keys(KeyAttribute partition, @Nullable KeyAttribute sort) {
  /// One or two, the partition key first.
  public List<KeyAttribute> attributes() {
    var attributes = new ArrayList<KeyAttribute>(2);
    attributes.add(partition);
    if (sort != null) {
      attributes.add(sort);
    }
    return attributes;
  }

  public boolean contains(String name) {
    return partition.name().equals(name) || (sort != null && sort.name().equals(name));
  }

  /// Whether the item has all of it, of the right types.
  boolean areIn(Item item) {
    return isIn(item, partition) && (sort == null || isIn(item, sort));
  }

  private static boolean isIn(Item item, KeyAttribute key) {
    var value = item.get(key.name());
    return value != null && value.type() == key.type();
  }

  KeyBytes bytes(Item item) {
    var bytes = new KeyBytes().partition(item.require(partition.name()));
    return sort == null ? bytes : bytes.sorted(item.require(sort.name()));
  }

  /// Where the rows of one partition begin.
  public static byte[] partitionBytes(Value partition) {
    return new KeyBytes().partition(partition).toArray();
  }
}
