package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Item;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Items by key, sorted by the unsigned bytes of the keys.
public interface Rows {
  @Nullable Item get(byte[] key);

  void put(byte[] key, Item item);

  void remove(byte[] key);

  /// Iterates over the rows of a range. The iterator must not be used after a change.
  ///
  /// @param from the first key; null for all from the beginning
  /// @param to the key after the last; null for all to the end
  /// @param backwards from the last to the first
  Iterator<Map.Entry<byte[], Item>> scan(
      byte @Nullable [] from, byte @Nullable [] to, boolean backwards);

  long size();
}
