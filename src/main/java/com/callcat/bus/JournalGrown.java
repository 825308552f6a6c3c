package com.callcat.bus;

import com.callcat.call.UserId;

/// Told within the process that has appended to a user's journal, and by it to those that have
/// event streams of that user open. It says only that there is something to read, and may be lost:
/// whoever reads the journal looks again by itself.
///
/// @param entry the number of the newest entry
public record JournalGrown(UserId userId, long entry) implements ProcessMessage {
  /// The name it has had from the first version on, and has where several versions run together.
  static final String ADDRESS = "changes.kept";

  /// It may have grown, and nobody knows how far.
  public static JournalGrown perhaps(UserId userId) {
    return new JournalGrown(userId, Long.MAX_VALUE);
  }
}
