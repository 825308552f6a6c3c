package com.callcat.bus;

import com.callcat.call.Call;

/// One change of a call as the journal tells it.
///
/// @param cursor the place right behind it
/// @param call the call as it was after the change; for a deleted one, as it was before
public record JournalChange(JournalCursor cursor, Call call, boolean deleted) {}
