package com.callcat.store;

import com.callcat.bus.JournalsFollowed;
import com.callcat.call.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which other processes follow whose journals, as far as they have said so lately.
final class JournalFollowers {
  private final Recently<String> heard = new Recently<>();
  private final Map<String, Recently<UserId>> users = new HashMap<>();

  /// Another process has said whom it follows.
  ///
  /// @return whether nothing was heard of that process lately
  boolean hear(JournalsFollowed message) {
    var followed = users.computeIfAbsent(message.process(), _ -> new Recently<>());
    message.users().forEach(followed::add);
    return heard.add(message.process());
  }

  /// No other process is known.
  boolean none() {
    return users.isEmpty();
  }

  /// Who wants to hear of a user's journal.
  List<String> of(UserId userId) {
    return users.entrySet().stream()
        .filter(process -> process.getValue().contains(userId))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Begins the next period, and forgets what was not said for a whole one.
  void turn() {
    heard.turn();
    users.keySet().removeIf(process -> !heard.contains(process));
    users.values().forEach(Recently::turn);
  }
}
