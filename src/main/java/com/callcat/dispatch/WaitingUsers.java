package com.callcat.dispatch;

import com.callcat.call.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The users who wait for a line, in the order of their turns: the user with the fewest lines comes
/// first, and among equals the one who has waited longest. Each change takes logarithmic time.
final class WaitingUsers {
  private static final Comparator<Turn> ORDER =
      Comparator.comparingInt(Turn::lines).thenComparingLong(Turn::arrival);

  private final TreeSet<Turn> turns = new TreeSet<>(ORDER);
  private final Map<UserId, Turn> turnOf = new HashMap<>();
  private long arrivals;

  /// @param lines how many lines the user has
  /// @param arrival a number that grows with each arrival
  private record Turn(UserId user, int lines, long arrival) {}

  /// Puts the user behind all others who have as many lines. A user who waits already is moved
  /// there.
  void add(UserId user, int lines) {
    remove(user);
    put(new Turn(user, lines, ++arrivals));
  }

  /// Notes that the user has another number of lines now; does nothing if the user does not wait.
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

  /// The user whose turn it is; null if nobody waits.
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
