package com.callcat.bus;

import com.callcat.call.UserId;
import java.util.Set;

/// Published by a process to all others, again every minute: it has event streams of these users
/// open, so it wants to be notified when their journals grow. A process without streams publishes
/// it too. It may be lost without harm: until it is published again, a stream reads changes at its
/// heartbeats.
///
/// @param process the process that wants to be notified
/// @param users the users; only some of them, if there are too many for one message
public record JournalsFollowed(String process, Set<UserId> users) implements ProcessMessage {
  static final String ADDRESS = "journal.followed";

  public JournalsFollowed {
    users = Set.copyOf(users);
  }
}
