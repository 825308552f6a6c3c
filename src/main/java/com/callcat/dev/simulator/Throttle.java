package com.callcat.dev.simulator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Turns the same order away twice, where the script wants it; the third time it may pass.
final class Throttle {
  private static final int TURNS = 2;
  private static final int CAPACITY = 10_000;

  private final SequencedMap<String, Integer> turnedAway = new LinkedHashMap<>();

  boolean holdsBack(Order order) {
    return order.script() == Script.LIMITED_TWICE && turns(key(order)) <= TURNS;
  }

  private int turns(String key) {
    var turns = turnedAway.merge(key, 1, Integer::sum);
    if (turnedAway.size() > CAPACITY) {
      turnedAway.pollFirstEntry();
    }
    return turns;
  }

  /// Orders for one number are told apart by the caller's own id of the call, if it gives one.
  private static String key(Order order) {
    var metadata = order.metadata();
    var id = metadata == null ? null : metadata.getValue("callId");
    return id == null ? order.toNumber() : order.toNumber() + " " + id;
  }
}
