package com.callcat.dispatch;

import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import java.util.ArrayDeque;
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
  private int limit;
  private final Set<CallKey> taken = new HashSet<>();
  private final Map<UserId, Integer> takenBy = new HashMap<>();
  private final Set<CallKey> waiting = new HashSet<>();
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

  void queue(CallKey key) {
    if (!taken.contains(key) && waiting.add(key)) {
      queues.computeIfAbsent(key.userId(), user -> new ArrayDeque<>()).add(key);
    }
  }

  boolean waiting(CallKey key) {
    return waiting.contains(key);
  }

  int waiting() {
    return waiting.size();
  }

  void withdraw(CallKey key) {
    if (waiting.remove(key)) {
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
    if (had) {
      takenBy.computeIfPresent(key.userId(), (user, lines) -> lines > 1 ? lines - 1 : null);
    }
    return had;
  }

  List<CallKey> taken() {
    return List.copyOf(taken);
  }

  /// Forgets everything.
  void clear() {
    taken.clear();
    takenBy.clear();
    waiting.clear();
    queues.clear();
  }

  private void dropIfEmpty(UserId user, Queue<CallKey> queue) {
    if (queue.isEmpty()) {
      queues.remove(user);
    }
  }
}
