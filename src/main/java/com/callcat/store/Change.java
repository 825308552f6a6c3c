package com.callcat.store;

import com.callcat.call.Call;

/// What was written, for the journal.
///
/// @param deleted the call is gone; `call` is what it was
record Change(Call call, boolean deleted) {}
