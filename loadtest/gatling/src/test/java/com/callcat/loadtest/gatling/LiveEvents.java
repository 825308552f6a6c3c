package com.callcat.loadtest.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What all streams were told. Since they are open before anything changes, all streams of a user
/// must have the same events, one for each change; each event has an id that grows.
final class LiveEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUBJECT = Pattern.compile("at (\\d+)");

  private final Queue<Stream> streams = new ConcurrentLinkedQueue<>();
  private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicInteger> changes = new ConcurrentHashMap<>();

  /// A subject that says when a change was asked for.
  static String subject(long nowMillis) {
    return "at " + nowMillis;
  }

  Stream stream(int user) {
    var stream = new Stream(user);
    streams.add(stream);
    return stream;
  }

  /// A call of that user was changed, and the answer said so.
  void changed(int user) {
    changes.computeIfAbsent(user, first -> new AtomicInteger()).incrementAndGet();
  }

  Times latency() {
    return new Times(latencies.stream().mapToLong(Long::longValue).toArray());
  }

  int doubled() {
    return streams.stream().mapToInt(stream -> stream.doubled).sum();
  }

  int resets() {
    return (int) streams.stream().filter(stream -> stream.reset).count();
  }

  /// Held against what any stream of the same user was told.
  int lacking() {
    var known = known();
    return streams.stream()
        .mapToInt(stream -> known.get(stream.user).size() - stream.ids.size())
        .sum();
  }

  int untold() {
    var known = known();
    return changes.entrySet().stream()
        .mapToInt(
            made -> made.getValue().get() - known.getOrDefault(made.getKey(), Set.of()).size())
        .map(missing -> Math.max(0, missing))
        .sum();
  }

  private Map<Integer, Set<Id>> known() {
    return streams.stream()
        .collect(
            Collectors.groupingBy(
                stream -> stream.user,
                Collectors.flatMapping(stream -> stream.ids.stream(), Collectors.toSet())));
  }

  /// The id of an event: a number of the journal, and how much of that is told.
  private record Id(long entry, int taken) {
    static Id of(String text) {
      var dot = text.indexOf('.');
      return new Id(
          Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    boolean isBehind(Id other) {
      return entry > other.entry || (entry == other.entry && taken > other.taken);
    }
  }

  /// What one stream was told, through all its connections. It is used by one user of Gatling.
  final class Stream {
    private final int user;
    private final Set<Id> ids = new HashSet<>();
    private Id last = new Id(0, 0);
    private String lastId = "";
    private int doubled;
    private boolean reset;

    private Stream(int user) {
      this.user = user;
    }

    /// Empty before the first event.
    String lastId() {
      return lastId;
    }

    /// @param at when it came, milliseconds since 1970
    /// @param message the event as Gatling writes it: JSON with id, event and data
    void take(long at, String message) {
      var event = parse(message);
      if (!event.hasNonNull("id")) {
        return;
      }
      lastId = event.path("id").asText();
      switch (event.path("event").asText()) {
        case "call" -> take(at, Id.of(lastId), event.path("data"));
        case "reset" -> reset = true;
        default -> {
          // The first words of a stream say where it begins.
        }
      }
    }

    private void take(long at, Id id, JsonNode call) {
      if (!id.isBehind(last) || !ids.add(id)) {
        doubled++;
      }
      last = id;
      var asked = SUBJECT.matcher(call.path("subject").asText());
      if (asked.matches() && !call.path("deleted").asBoolean()) {
        latencies.add(at - Long.parseLong(asked.group(1)));
      }
    }
  }

  private static JsonNode parse(String message) {
    try {
      return JSON.readTree(message);
    } catch (JsonProcessingException garbage) {
      throw new IllegalArgumentException("an event is no JSON", garbage);
    }
  }
}
