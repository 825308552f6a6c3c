package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.KeyBytes;
import com.callcat.dev.dynamodb.storage.Rows;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A range of consecutive rows.
final class Range {
  private final byte @Nullable [] from;
  private final byte @Nullable [] to;

  /// @param from the first key; null for the beginning
  /// @param to the key after the last; null for the end
  Range(byte @Nullable [] from, byte @Nullable [] to) {
    this.from = from;
    this.to = to;
  }

  static Range of(byte[] prefix) {
    return new Range(prefix, KeyBytes.after(prefix));
  }

  /// The rest of the range after a row.
  Range after(byte[] row, boolean backwards) {
    return backwards ? new Range(from, row) : new Range(KeyBytes.next(row), to);
  }

  Iterator<Map.Entry<byte[], Item>> in(Rows rows, boolean backwards) {
    return rows.scan(from, to, backwards);
  }

  boolean contains(byte[] row) {
    return (from == null || Arrays.compareUnsigned(from, row) <= 0)
        && (to == null || Arrays.compareUnsigned(row, to) < 0);
  }
}
