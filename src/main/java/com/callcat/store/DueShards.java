package com.callcat.store;

import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.call.CallKey;
import com.callcat.call.Due;
import java.util.stream.IntStream;

/// Over which partitions of its index what is due is spread. Calls that take up a line have
/// partitions of their own, so that they are read without the backlog of those that wait for one.
///
/// @param byUser those that wait are spread by their user. Else all calls are spread over the same
///   partitions by their id, as the versions did that may still run beside this one.
record DueShards(boolean byUser) {
  private static final int OCCUPIED = 16;

  int of(CallKey key, Due due) {
    var byCall = Math.floorMod(key.callId().value().hashCode(), OCCUPIED);
    if (!byUser) {
      return byCall;
    }
    return due.purpose().occupiesLine() ? FindDue.SHARDS + byCall : FindDue.shard(key.userId());
  }

  /// Where calls that take up a line may be.
  IntStream occupied() {
    return IntStream.range(byUser ? FindDue.SHARDS : 0, FindDue.SHARDS + OCCUPIED);
  }
}
