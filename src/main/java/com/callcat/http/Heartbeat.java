package com.callcat.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Sends a heartbeat to every open stream once in each period. A single timer visits the streams in
/// turn, so that they neither need a timer each nor get their heartbeats at the same moment.
final class Heartbeat {
  private static final int SLOTS = 60;

  private final List<Set<EventStream>> slots =
      IntStream.range(0, SLOTS).<Set<EventStream>>mapToObj(_ -> new LinkedHashSet<>()).toList();
  private int newest;
  private int current;

  static Heartbeat start(Vertx vertx, Duration period) {
    var heartbeat = new Heartbeat();
    vertx.setPeriodic(period.dividedBy(SLOTS).toMillis(), _ -> heartbeat.tick());
    return heartbeat;
  }

  void add(EventStream stream) {
    newest = (newest + 1) % SLOTS;
    slots.get(newest).add(stream);
  }

  void remove(EventStream stream) {
    slots.forEach(slot -> slot.remove(stream));
  }

  private void tick() {
    current = (current + 1) % SLOTS;
    List.copyOf(slots.get(current)).forEach(EventStream::beat);
  }
}
