package com.callcat.dev.simulator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Refuses an order once or twice, if the script says so; after that the same order is accepted.
final class ScriptedRefusals {
  private static final int CAPACITY = 10_000;

  private final SequencedMap<String, Integer> turnedAway = new LinkedHashMap<>();

  /// The refusal of an order; null if it is accepted.
  @Nullable RetellError refusal(Order order) {
    if (order.script() == Script.LIMITED_TWICE && turns(key(order)) <= 2) {
      return RetellError.rateLimited();
    }
    return order.script() == Script.UNPAID_ONCE && turns(key(order)) <= 1
        ? RetellError.unpaid()
        : null;
  }

  private int turns(String key) {
    var turns = turnedAway.merge(key, 1, Integer::sum);
    if (turnedAway.size() > CAPACITY) {
      turnedAway.pollFirstEntry();
    }
    return turns;
  }

  /// Identifies an order by its number and the client's own id of the call, if the metadata has
  /// one.
  private static String key(Order order) {
    var metadata = order.metadata();
    var id = metadata == null ? null : metadata.getValue("callId");
    return id == null ? order.toNumber() : order.toNumber() + " " + id;
  }
}
