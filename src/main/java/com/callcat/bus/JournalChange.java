package com.callcat.bus;

import com.callcat.call.Call;

/// One change of a call in the journal.
///
/// @param cursor the place right after this change
/// @param call the call as it was after the change; for a deleted one, as it was before
public record JournalChange(JournalCursor cursor, Call call, boolean deleted) {}
