package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The write units of one write: those of the table, and those of the indexes that it changed.
public record WriteCost(int table, Map<IndexDefinition, Integer> indexes) {
  /// The write units: one for each begun kilobyte of the larger of the two items.
  static int units(@Nullable Item before, @Nullable Item after) {
    var size = Math.max(before == null ? 0 : before.size(), after == null ? 0 : after.size());
    return Math.max(1, (size + Sizes.WRITE_UNIT - 1) / Sizes.WRITE_UNIT);
  }

  /// The cost without indexes.
  public static WriteCost ofTable(@Nullable Item before, @Nullable Item after) {
    return new WriteCost(units(before, after), Map.of());
  }

  static Map<IndexDefinition, Integer> noIndexes() {
    return new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
  }
}
