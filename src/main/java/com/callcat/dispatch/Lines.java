package com.callcat.dispatch;

import com.callcat.bus.DueCall;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The lines at Retell: how many calls may run at a time, and whose turn it is. Whether a call
/// takes up a line follows from the call's stored state, so a line cannot be lost; this class only
/// counts. The next turn is that of the user with the fewest lines, so a user with very many due
/// calls does not delay a user with a single one. Among users with equally many lines, it is the
/// turn of the one who has waited longest.
final class Lines {
  /// How many calls of one user wait in memory. Further ones are found later, when the index is
  /// read again.
  static final int MOST_WAITING_OF_USER = 2_000;

  /// How many calls of all users wait in memory, unless there are more users than that.
  private static final int MOST_WAITING = 1_000_000;

  private int limit;
  private final SequencedSet<CallKey> taken = new LinkedHashSet<>();
  private final Map<UserId, Integer> takenBy = new HashMap<>();
  private final Map<CallKey, Instant> unknown = new HashMap<>();
  private final Map<CallKey, Instant> waiting = new HashMap<>();
  private final NavigableMap<Instant, Set<CallKey>> waitingSince = new TreeMap<>();
  private final Map<UserId, SequencedSet<CallKey>> queues = new HashMap<>();
  private final WaitingUsers users = new WaitingUsers();

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
    var queue = queues.computeIfAbsent(key.userId(), this::newQueue);
    if (queue.size() < mostWaiting()) {
      queue.add(key);
      waiting.put(key, call.due().at());
      waitingSince.computeIfAbsent(call.due().at(), at -> new LinkedHashSet<>()).add(key);
    }
  }

  /// How many calls of each user may wait in memory: fewer if there are more users, but at least
  /// one.
  private int mostWaiting() {
    return Math.clamp(MOST_WAITING / queues.size(), 1, MOST_WAITING_OF_USER);
  }

  private SequencedSet<CallKey> newQueue(UserId user) {
    users.add(user, takenBy.getOrDefault(user, 0));
    return new LinkedHashSet<>();
  }

  boolean waiting(CallKey key) {
    return waiting.containsKey(key);
  }

  /// The waiting calls that were due before an instant, the earliest first.
  List<CallKey> dueBefore(Instant instant, int most) {
    return waitingSince.headMap(instant, false).values().stream()
        .flatMap(Set::stream)
        .limit(most)
        .toList();
  }

  int waiting() {
    return waiting.size();
  }

  void withdraw(CallKey key) {
    var queue = queues.get(key.userId());
    if (queue != null && forget(key)) {
      queue.remove(key);
      dropIfEmpty(key.userId(), queue);
    }
  }

  /// Returns false if the call was not waiting.
  private boolean forget(CallKey key) {
    var since = waiting.remove(key);
    if (since == null) {
      return false;
    }
    waitingSince.computeIfPresent(
        since,
        (at, calls) -> {
          calls.remove(key);
          return calls.isEmpty() ? null : calls;
        });
    return true;
  }

  /// Whether a line is free and a call waits for it.
  boolean ready() {
    return taken.size() < limit && !users.isEmpty();
  }

  /// Takes a line for the next call whose turn it is; null when no line is free or nobody waits.
  @Nullable CallKey next() {
    var user = ready() ? users.first() : null;
    var queue = user == null ? null : queues.get(user);
    if (user == null || queue == null) {
      return null;
    }
    var key = queue.removeFirst();
    forget(key);
    occupy(key);
    users.add(user, takenBy.getOrDefault(user, 0));
    dropIfEmpty(user, queue);
    return key;
  }

  /// Notes that a call takes up a line. Another process may have dialled it, so more lines than the
  /// limit can be taken.
  void occupy(CallKey key) {
    if (taken.add(key)) {
      users.has(key.userId(), takenBy.merge(key.userId(), 1, Integer::sum));
    }
  }

  /// Frees the call's line; returns false if it had none.
  boolean release(CallKey key) {
    var had = taken.remove(key);
    unknown.remove(key);
    if (had) {
      takenBy.computeIfPresent(key.userId(), (user, lines) -> lines > 1 ? lines - 1 : null);
      users.has(key.userId(), takenBy.getOrDefault(key.userId(), 0));
    }
    return had;
  }

  /// Notes whether it is known that Retell has placed a call that takes up a line.
  ///
  /// @param since when that became unknown; null if it is known
  void unknown(CallKey key, @Nullable Instant since) {
    if (since != null && taken.contains(key)) {
      unknown.put(key, since);
    } else {
      unknown.remove(key);
    }
  }

  /// Forgets all other calls of which it was unknown whether Retell has placed them: it is known by
  /// now.
  void retainUnknown(Set<CallKey> calls) {
    unknown.keySet().retainAll(calls);
  }

  /// For each call of which it is unknown whether Retell has placed it: since when that is so.
  Collection<Instant> unknown() {
    return unknown.values();
  }

  int taken() {
    return taken.size();
  }

  /// Some of the calls that take up a line, but none of `others`. The calls that were returned
  /// longest ago come first.
  List<CallKey> takenBut(Set<CallKey> others, int most) {
    var some = taken.stream().filter(key -> !others.contains(key)).limit(most).toList();
    some.forEach(taken::addLast);
    return some;
  }

  /// Forgets everything.
  void clear() {
    taken.clear();
    takenBy.clear();
    unknown.clear();
    waiting.clear();
    waitingSince.clear();
    queues.clear();
    users.clear();
  }

  private void dropIfEmpty(UserId user, SequencedSet<CallKey> queue) {
    if (queue.isEmpty()) {
      queues.remove(user);
      users.remove(user);
    }
  }
}
