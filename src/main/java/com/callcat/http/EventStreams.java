package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.JournalGrown;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The open event streams of one router. It wakes those of a user whose journal has grown.
final class EventStreams {
  private final Map<UserId, Set<EventStream>> streams = new HashMap<>();
  private final Bus bus;
  private final Heartbeat heartbeat;

  EventStreams(Vertx vertx, Duration heartbeat) {
    bus = Bus.of(vertx);
    this.heartbeat = Heartbeat.start(vertx, heartbeat);
  }

  Future<?> start() {
    return bus.onJournalGrown(this::wake);
  }

  void add(EventStream stream) {
    streams.computeIfAbsent(stream.userId(), _ -> new LinkedHashSet<>()).add(stream);
    heartbeat.add(stream);
  }

  void remove(EventStream stream) {
    heartbeat.remove(stream);
    streams.computeIfPresent(stream.userId(), (_, ofUser) -> without(stream, ofUser));
  }

  private static @Nullable Set<EventStream> without(EventStream stream, Set<EventStream> streams) {
    streams.remove(stream);
    return streams.isEmpty() ? null : streams;
  }

  private void wake(JournalGrown news) {
    List.copyOf(streams.getOrDefault(news.userId(), Set.of()))
        .forEach(stream -> stream.wake(news.entry()));
  }

  /// Ends all streams. Clients then reconnect to another process.
  void end() {
    streams.values().stream().flatMap(Set::stream).toList().forEach(EventStream::end);
  }
}
