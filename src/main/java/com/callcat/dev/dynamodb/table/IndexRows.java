package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.storage.LaggingRows;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows of one index.
final class IndexRows {
  private final IndexDefinition definition;
  private final Keys table;
  private final LaggingRows rows;

  IndexRows(IndexDefinition definition, Keys table, LaggingRows rows) {
    this.definition = definition;
    this.table = table;
    this.rows = rows;
  }

  LaggingRows rows() {
    return rows;
  }

  /// Updates the index after a change of the table.
  ///
  /// @return the write units; 0 if the index did not change
  int replace(@Nullable Item before, @Nullable Item after, Past past) {
    var old = before != null && definition.has(before) ? before : null;
    var now = after != null && definition.has(after) ? after : null;
    if (old == null && now == null) {
      return 0;
    }
    var oldPart = old == null ? null : definition.project(table, old);
    var nowPart = now == null ? null : definition.project(table, now);
    if (Objects.equals(oldPart, nowPart)) {
      return 0;
    }
    var oldKey = old == null ? null : definition.rowKey(table, old);
    var nowKey = now == null ? null : definition.rowKey(table, now);
    var units = 0;
    if (oldKey != null && !Arrays.equals(oldKey, nowKey)) {
      past.remember(rows, oldKey);
      rows.remove(oldKey);
      units += WriteCost.units(oldPart, null);
    }
    if (nowKey != null && nowPart != null) {
      past.remember(rows, nowKey);
      rows.put(nowKey, nowPart);
      units += WriteCost.units(Arrays.equals(oldKey, nowKey) ? oldPart : null, nowPart);
    }
    return units;
  }

  /// Notes the former state of a row.
  interface Past {
    void remember(LaggingRows rows, byte[] key);
  }
}
