package com.callcat.loadtest.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The Retell simulator's own log of when it rang.
final class Rings {
  private static final long SECONDS_AT_MOST = 1_200;

  private final Generator generator;
  private final Request log;

  /// @param retell the simulator's URL
  Rings(Generator generator, String retell) {
    this.generator = generator;
    this.log = Request.get(retell + "/simulator/rings", Secrets.OF_RETELL);
  }

  /// How late each of these calls rang, sorted, in milliseconds; as soon as all have.
  ///
  /// @param due in milliseconds since 1970
  /// @throws IllegalStateException when one rang twice, or one did not ring
  long[] late(long due, Set<String> ids) {
    for (var second = 0L; second < SECONDS_AT_MOST; second += 5) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
      var times = new HashMap<String, Long>();
      for (var ring : all()) {
        var id = ring.getJsonObject("metadata", new JsonObject()).getString("callId");
        if (ids.contains(id) && times.putIfAbsent(id, ring.getLong("at") - due) != null) {
          throw new IllegalStateException(id + " rang twice");
        }
      }
      if (times.size() == ids.size()) {
        var sorted = times.values().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
      }
    }
    throw new IllegalStateException("not all have rung");
  }

  private List<JsonObject> all() {
    return generator.askAll(List.of(log)).getFirst().getJsonArray("rings", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
