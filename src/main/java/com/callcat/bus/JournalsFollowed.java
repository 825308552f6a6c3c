package com.callcat.bus;

import com.callcat.call.UserId;
import java.util.Set;

/// Told by a process to all others, and again every minute: of these users it has event streams
/// open, so it wants to hear when their journals grow. A process that has no streams says that,
/// too. May be lost: then a stream learns of changes by its heartbeats, until this is told again.
///
/// @param process the one that wants to hear
/// @param users some of them, if there are many
public record JournalsFollowed(String process, Set<UserId> users) implements ProcessMessage {
  static final String ADDRESS = "journal.followed";

  public JournalsFollowed {
    users = Set.copyOf(users);
  }
}
