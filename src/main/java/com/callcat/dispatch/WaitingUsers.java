package com.callcat.dispatch;

import com.callcat.call.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The users who wait for a line, in the order of their turns: whoever has the fewest lines comes
/// first, and among equals who has waited longest. Each change costs the logarithm of how many
/// there are.
final class WaitingUsers {
  private static final Comparator<Turn> ORDER =
      Comparator.comparingInt(Turn::lines).thenComparingLong(Turn::arrival);

  private final TreeSet<Turn> turns = new TreeSet<>(ORDER);
  private final Map<UserId, Turn> turnOf = new HashMap<>();
  private long arrivals;

  /// @param lines how many the user has
  /// @param arrival a number that grows; no two are the same
  private record Turn(UserId user, int lines, long arrival) {}

  /// Comes after all who have as many lines, also when they wait already.
  void add(UserId user, int lines) {
    remove(user);
    put(new Turn(user, lines, ++arrivals));
  }

  /// The user has another number of lines now; does nothing unless they wait.
  void has(UserId user, int lines) {
    var turn = turnOf.get(user);
    if (turn != null) {
      turns.remove(turn);
      put(new Turn(user, lines, turn.arrival));
    }
  }

  private void put(Turn turn) {
    turns.add(turn);
    turnOf.put(turn.user, turn);
  }

  void remove(UserId user) {
    var turn = turnOf.remove(user);
    if (turn != null) {
      turns.remove(turn);
    }
  }

  /// Whose turn it is; null when nobody waits.
  @Nullable UserId first() {
    return turns.isEmpty() ? null : turns.first().user;
  }

  boolean isEmpty() {
    return turns.isEmpty();
  }

  void clear() {
    turns.clear();
    turnOf.clear();
  }
}
