package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one write consumes, in write units: the table's, and those of the indexes that it changed.
public record WriteCost(int table, Map<IndexDefinition, Integer> indexes) {
  /// Of the larger of the two items, by the kilobyte that is begun.
  static int units(@Nullable Item before, @Nullable Item after) {
    var size = Math.max(before == null ? 0 : before.size(), after == null ? 0 : after.size());
    return Math.max(1, (size + Sizes.WRITE_UNIT - 1) / Sizes.WRITE_UNIT);
  }

  /// Nothing but the table was looked at.
  public static WriteCost ofTable(@Nullable Item before, @Nullable Item after) {
    return new WriteCost(units(before, after), Map.of());
  }

  static Map<IndexDefinition, Integer> noIndexes() {
    return new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
  }
}
