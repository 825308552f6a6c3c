package com.callcat.simulation;

import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.call.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Simulates the write capacity of the partitions of the calls' table and of the index of due
/// calls. DynamoDB allows 1,000 write units a second for each. A write of a call takes two units of
/// its user's partition, and two of its shard's.
final class Partitions {
  private static final Duration UNIT = Duration.ofMillis(1);
  private static final Duration A_CALL = UNIT.multipliedBy(2);

  /// The unused capacity of this time may be used at once.
  private static final Duration SAVED = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Map<String, Instant> busyUntil = new HashMap<>();

  Partitions(InstantSource clock) {
    this.clock = clock;
  }

  /// How long a write has to wait.
  Duration write(Call call) {
    return Stream.of("user " + call.key().userId(), "shard " + shard(call))
        .map(this::take)
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private static String shard(Call call) {
    var due = call.due();
    if (due == null || !due.purpose().occupiesLine()) {
      return Integer.toString(FindDue.shard(call.key().userId()));
    }
    return "of lines " + Math.floorMod(call.key().callId().value().hashCode(), FindDue.SHARDS);
  }

  private Duration take(String partition) {
    var now = clock.instant();
    var earliest = now.minus(SAVED);
    var before = busyUntil.getOrDefault(partition, earliest);
    var until = (before.isBefore(earliest) ? earliest : before).plus(A_CALL);
    busyUntil.put(partition, until);
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }
}
