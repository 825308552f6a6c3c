package com.callcat.store;

import com.callcat.call.Call;
import org.jspecify.annotations.Nullable;

/// A write of a call, to be recorded in the journal.
///
/// @param deleted whether the call was deleted; `call` is then its last version
/// @param fields the call's attributes, if they have been made already; else null
record Change(Call call, boolean deleted, @Nullable CallFields fields) {
  Change(Call call, boolean deleted) {
    this(call, deleted, null);
  }
}
