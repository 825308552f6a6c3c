package com.callcat.loadtest.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The simulator's own log of what rang, to be held against the calls that should have.
///
/// @param times when each call rang, by its id; milliseconds since 1970
record Rings(Map<String, List<Long>> times) {
  static final String REQUEST = "rings of the simulator";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param body of the simulator's answer
  static Rings of(String body) {
    var times = new HashMap<String, List<Long>>();
    try {
      for (var ring : JSON.readTree(body).path("rings")) {
        times
            .computeIfAbsent(
                ring.path("metadata").path("callId").asText(), call -> new ArrayList<>())
            .add(ring.path("at").asLong());
      }
    } catch (JsonProcessingException garbage) {
      throw new IllegalArgumentException("the rings are no JSON", garbage);
    }
    return new Rings(times);
  }

  int twice(Set<String> calls) {
    return (int)
        calls.stream().filter(call -> times.getOrDefault(call, List.of()).size() > 1).count();
  }

  int missing(Set<String> calls) {
    return (int) calls.stream().filter(call -> !times.containsKey(call)).count();
  }

  /// Of those that rang, from when they were due until their first ring.
  Times lateness(Map<String, Long> dueAt) {
    return new Times(
        dueAt.entrySet().stream()
            .filter(call -> times.containsKey(call.getKey()))
            .mapToLong(
                call ->
                    Objects.requireNonNull(times.get(call.getKey())).getFirst() - call.getValue())
            .toArray());
  }
}
