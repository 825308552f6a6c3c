package com.callcat.bus;

import com.callcat.call.UserId;

/// Published within the process that has appended to a user's journal, which also sends it to the
/// processes with event streams of that user. It says only that there is something to read. It may
/// be lost without harm, because a stream also reads the journal at its heartbeats.
///
/// @param entry the number of the newest entry
public record JournalGrown(UserId userId, long entry) implements ProcessMessage {
  /// The name is that of the first version, because several versions may run in one cluster.
  static final String ADDRESS = "changes.kept";

  /// The message that a journal may have grown, without a known entry.
  public static JournalGrown perhaps(UserId userId) {
    return new JournalGrown(userId, Long.MAX_VALUE);
  }
}
