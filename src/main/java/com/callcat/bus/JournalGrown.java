package com.callcat.bus;

import com.callcat.call.UserId;

/// Told to every process of the cluster after a user's journal has grown. It says only that there
/// is something to read, and may be lost: whoever reads the journal looks again by itself.
///
/// @param entry the number of the newest entry
public record JournalGrown(UserId userId, long entry) {
  /// The name it has had from the first version on, and has where several versions run together.
  static final String ADDRESS = "changes.kept";
}
