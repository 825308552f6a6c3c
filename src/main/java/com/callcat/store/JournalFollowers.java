package com.callcat.store;

import com.callcat.bus.JournalsFollowed;
import com.callcat.call.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Knows which other processes follow which users' journals, according to their latest messages.
final class JournalFollowers {
  private final Recently<String> heard = new Recently<>();
  private final Map<String, Recently<UserId>> users = new HashMap<>();

  /// Notes which users another process follows.
  ///
  /// @return whether that process was not known before
  boolean hear(JournalsFollowed message) {
    var followed = users.computeIfAbsent(message.process(), _ -> new Recently<>());
    message.users().forEach(followed::add);
    return heard.add(message.process());
  }

  /// Whether no other process is known.
  boolean none() {
    return users.isEmpty();
  }

  /// The processes that follow a user's journal.
  List<String> of(UserId userId) {
    return users.entrySet().stream()
        .filter(process -> process.getValue().contains(userId))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Begins the next period, and forgets what was not heard again for a whole one.
  void turn() {
    heard.turn();
    users.keySet().removeIf(process -> !heard.contains(process));
    users.values().forEach(Recently::turn);
  }
}
