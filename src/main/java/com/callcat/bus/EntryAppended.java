package com.callcat.bus;

import com.callcat.call.CallId;
import com.callcat.call.UserId;
import java.util.Map;

/// Sent by a process that has appended an entry to a user's journal, to the processes that have
/// appended there lately. They learn the next number, and which of their copies of calls are old.
/// It may be lost without harm: then a write with an old number, or on an old copy, is refused, and
/// the process reads the current state.
///
/// @param writer the process that has appended it
/// @param versions the versions of the calls in that entry
public record EntryAppended(UserId userId, long entry, String writer, Map<CallId, Long> versions)
    implements ProcessMessage {
  public EntryAppended {
    versions = Map.copyOf(versions);
  }
}
