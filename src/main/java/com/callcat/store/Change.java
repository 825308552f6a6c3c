package com.callcat.store;

import com.callcat.call.Call;
import org.jspecify.annotations.Nullable;

/// What was written, for the journal.
///
/// @param deleted the call is gone; `call` is what it was
/// @param fields those of the call, as far as somebody has made them already
record Change(Call call, boolean deleted, @Nullable CallFields fields) {
  Change(Call call, boolean deleted) {
    this(call, deleted, null);
  }
}
