package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every call that was placed, in this order. Each of them has rung. To be used on one event loop.
final class PlacedCalls {
  /// The most calls that are kept. The oldest ones are dropped, so that memory is limited.
  private static final int CAPACITY = 100_000;

  private final SequencedMap<String, SimulatedCall> calls = new LinkedHashMap<>();
  private final Set<String> occupied = new LinkedHashSet<>();

  /// The ids of deleted calls, which have rung all the same.
  private final Set<String> deleted = new HashSet<>();

  void add(SimulatedCall call) {
    calls.put(call.id(), call);
    occupied.add(call.id());
    if (calls.size() > CAPACITY) {
      deleted.remove(calls.pollFirstEntry().getKey());
    }
  }

  /// It keeps its place in the order.
  void stop(String id, Instant at) {
    calls.computeIfPresent(id, (same, call) -> call.stopped(at));
  }

  /// It keeps its place in the order.
  void change(String id, JsonObject changes) {
    calls.computeIfPresent(id, (same, call) -> call.changed(changes));
  }

  void delete(String id) {
    deleted.add(id);
  }

  /// Whether this call was ever placed.
  boolean knows(String id) {
    return calls.containsKey(id);
  }

  /// Finds a call; null if it does not exist or was deleted.
  @Nullable SimulatedCall find(String id) {
    return deleted.contains(id) ? null : calls.get(id);
  }

  /// The calls that were not deleted; a copy that other threads may read.
  List<SimulatedCall> all() {
    return calls.values().stream().filter(call -> !deleted.contains(call.id())).toList();
  }

  /// All calls that have rung; a copy that other threads may read.
  List<SimulatedCall> rung() {
    return List.copyOf(calls.values());
  }

  /// How many calls are in progress at an instant.
  int concurrency(Instant now) {
    occupied.removeIf(id -> isOver(calls.get(id), now));
    return occupied.size();
  }

  private static boolean isOver(@Nullable SimulatedCall call, Instant now) {
    return call == null || Life.of(call).stageAt(now).over();
  }
}
