package com.callcat.dev.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every call that was placed, in that order; each of them rang. Belongs to one event loop.
final class CallBook {
  /// So that a simulator that runs for ever does not grow for ever; the oldest are forgotten.
  private static final int CAPACITY = 100_000;

  private final SequencedMap<String, SimulatedCall> calls = new LinkedHashMap<>();
  private final Set<String> occupied = new LinkedHashSet<>();

  void add(SimulatedCall call) {
    calls.put(call.id(), call);
    occupied.add(call.id());
    if (calls.size() > CAPACITY) {
      calls.pollFirstEntry();
    }
  }

  /// It keeps its place in the order.
  void stop(String id, Instant at) {
    calls.computeIfPresent(id, (same, call) -> call.stopped(at));
  }

  @Nullable SimulatedCall find(String id) {
    return calls.get(id);
  }

  /// A copy that other threads may read.
  List<SimulatedCall> all() {
    return List.copyOf(calls.values());
  }

  /// How many lines are taken at that instant.
  int concurrency(Instant now) {
    occupied.removeIf(id -> isOver(calls.get(id), now));
    return occupied.size();
  }

  private static boolean isOver(@Nullable SimulatedCall call, Instant now) {
    return call == null || Life.of(call).stageAt(now).over();
  }
}
