package com.callcat.dispatch;

import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines of this process: how many calls may run at a time, and whose turn it is. Users take
/// turns, so that one with very many calls due does not hold up one with a single call.
final class Lines {
  private final int limit;
  private final Set<CallKey> taken = new HashSet<>();
  private final Set<CallKey> waiting = new HashSet<>();
  private final Map<UserId, Queue<CallKey>> queues = new LinkedHashMap<>();

  Lines(int limit) {
    this.limit = limit;
  }

  void queue(CallKey key) {
    if (!taken.contains(key) && waiting.add(key)) {
      queues.computeIfAbsent(key.userId(), user -> new ArrayDeque<>()).add(key);
    }
  }

  boolean waiting(CallKey key) {
    return waiting.contains(key);
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

  /// Takes a line for the next call whose turn it is; null when no line is free or nobody waits.
  @Nullable CallKey next() {
    if (taken.size() >= limit || queues.isEmpty()) {
      return null;
    }
    var turn = queues.entrySet().iterator().next();
    var queue = turn.getValue();
    var key = queue.remove();
    queues.remove(turn.getKey());
    if (!queue.isEmpty()) {
      queues.put(turn.getKey(), queue);
    }
    waiting.remove(key);
    taken.add(key);
    return key;
  }

  /// A call takes up a line, whoever dialled it; so there can be more than the limit.
  void occupy(CallKey key) {
    taken.add(key);
  }

  /// Frees the call's line; false when it had taken none.
  boolean release(CallKey key) {
    return taken.remove(key);
  }

  Set<CallKey> taken() {
    return Set.copyOf(taken);
  }

  private void dropIfEmpty(UserId user, Queue<CallKey> queue) {
    if (queue.isEmpty()) {
      queues.remove(user);
    }
  }
}
