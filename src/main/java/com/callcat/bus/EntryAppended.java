package com.callcat.bus;

import com.callcat.call.CallId;
import com.callcat.call.UserId;
import java.util.Map;

/// Told by a process that has appended an entry to a user's journal to those that have appended
/// there lately: so they know which number is next, and which of their copies of calls are old. May
/// be lost: then the number is refused, or the write on the copy, and both are read.
///
/// @param writer the process
/// @param versions what the calls of that entry are at
public record EntryAppended(UserId userId, long entry, String writer, Map<CallId, Long> versions)
    implements ProcessMessage {
  public EntryAppended {
    versions = Map.copyOf(versions);
  }
}
