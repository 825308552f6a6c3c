package com.callcat.store;

import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.call.CallKey;
import com.callcat.call.Due;
import java.util.stream.IntStream;

/// The partition of the index of due calls that a call is in. Calls that take up a line have
/// partitions of their own, so that they can be read without the backlog of calls that wait for a
/// line.
///
/// @param byUser whether waiting calls are spread by their user. Else all calls are spread over the
///   same partitions by their id, as older versions did, which may still run beside this one.
record DueShards(boolean byUser) {
  private static final int OCCUPIED = 16;

  int of(CallKey key, Due due) {
    var byCall = Math.floorMod(key.callId().value().hashCode(), OCCUPIED);
    if (!byUser) {
      return byCall;
    }
    return due.purpose().occupiesLine() ? FindDue.SHARDS + byCall : FindDue.shard(key.userId());
  }

  /// The partitions in which calls that take up a line may be.
  IntStream occupied() {
    return IntStream.range(byUser ? FindDue.SHARDS : 0, FindDue.SHARDS + OCCUPIED);
  }
}
