package com.callcat.proof;

import com.callcat.call.Call;
import org.jspecify.annotations.Nullable;

/// The stored record of one real call, which is written with the same conditions as in the real
/// table.
final class CallRecord {
  private volatile @Nullable Call call;

  @Nullable Call call() {
    return call;
  }

  void put(Call start) {
    call = start;
  }

  /// Writes the next version. Returns false if another writer has changed the record meanwhile.
  boolean save(Call next) {
    var stored = call;
    if (stored == null || stored.version() != next.version() - 1) {
      return false;
    }
    call = next;
    return true;
  }

  boolean delete(Call which) {
    var stored = call;
    if (stored != null && stored.version() != which.version()) {
      return false;
    }
    call = null;
    return true;
  }
}
