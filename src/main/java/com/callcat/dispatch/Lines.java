package com.callcat.dispatch;

import com.callcat.bus.DueCall;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines at Retell: how many calls may run at a time, and whose turn it is. A line is not kept
/// beside a call but is the call's own state, so it cannot leak: this is only the count of it. The
/// turn is that of the user with the fewest lines, so one with very many calls due does not hold up
/// one with a single call; among equals, of the one who has waited longest.
final class Lines {
  /// The others of the same user are left to the index, which is read again and again.
  static final int MOST_WAITING_OF_USER = 2_000;

  private int limit;
  private final Set<CallKey> taken = new HashSet<>();
  private final Map<UserId, Integer> takenBy = new HashMap<>();
  private final Map<CallKey, Instant> unknown = new HashMap<>();
  private final Map<CallKey, Instant> waiting = new HashMap<>();
  private final Map<UserId, Queue<CallKey>> queues = new LinkedHashMap<>();

  Lines(int limit) {
    this.limit = limit;
  }

  void limit(int calls) {
    limit = calls;
  }

  int limit() {
    return limit;
  }

  void queue(DueCall call) {
    var key = call.key();
    if (taken.contains(key) || waiting.containsKey(key)) {
      return;
    }
    var queue = queues.computeIfAbsent(key.userId(), user -> new ArrayDeque<>());
    if (queue.size() < MOST_WAITING_OF_USER) {
      queue.add(key);
      waiting.put(key, call.due().at());
    }
  }

  boolean waiting(CallKey key) {
    return waiting.containsKey(key);
  }

  /// Some of those who wait since before an instant.
  List<CallKey> dueBefore(Instant instant, int most) {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getValue().isBefore(instant))
        .map(Map.Entry::getKey)
        .limit(most)
        .toList();
  }

  int waiting() {
    return waiting.size();
  }

  void withdraw(CallKey key) {
    if (waiting.remove(key) != null) {
      var queue = queues.get(key.userId());
      if (queue != null) {
        queue.remove(key);
        dropIfEmpty(key.userId(), queue);
      }
    }
  }

  /// Whether a line is free and somebody waits for it.
  boolean ready() {
    return taken.size() < limit && !queues.isEmpty();
  }

  /// Takes a line for the next call whose turn it is; null when no line is free or nobody waits.
  @Nullable CallKey next() {
    if (!ready()) {
      return null;
    }
    var turn = queues.entrySet().stream().min(fewestLines()).orElseThrow();
    var queue = turn.getValue();
    var key = queue.remove();
    queues.remove(turn.getKey());
    if (!queue.isEmpty()) {
      queues.put(turn.getKey(), queue);
    }
    waiting.remove(key);
    occupy(key);
    return key;
  }

  private Comparator<Map.Entry<UserId, Queue<CallKey>>> fewestLines() {
    return Comparator.comparingInt(turn -> takenBy.getOrDefault(turn.getKey(), 0));
  }

  /// A call takes up a line, whoever dialled it; so there can be more than the limit.
  void occupy(CallKey key) {
    if (taken.add(key)) {
      takenBy.merge(key.userId(), 1, Integer::sum);
    }
  }

  /// Frees the call's line; false when it had taken none.
  boolean release(CallKey key) {
    var had = taken.remove(key);
    unknown.remove(key);
    if (had) {
      takenBy.computeIfPresent(key.userId(), (user, lines) -> lines > 1 ? lines - 1 : null);
    }
    return had;
  }

  /// Notes whether anybody knows of a call that takes up a line if it was placed.
  ///
  /// @param since when that became unknown; null when it is known
  void unknown(CallKey key, @Nullable Instant since) {
    if (since != null && taken.contains(key)) {
      unknown.put(key, since);
    } else {
      unknown.remove(key);
    }
  }

  /// Since when each call of which nobody knows has been so.
  Collection<Instant> unknown() {
    return unknown.values();
  }

  List<CallKey> taken() {
    return List.copyOf(taken);
  }

  /// Forgets everything.
  void clear() {
    taken.clear();
    takenBy.clear();
    unknown.clear();
    waiting.clear();
    queues.clear();
  }

  private void dropIfEmpty(UserId user, Queue<CallKey> queue) {
    if (queue.isEmpty()) {
      queues.remove(user);
    }
  }
}
