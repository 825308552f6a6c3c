package com.callcat.bus;

import com.callcat.call.Call;

/// Told to everybody who wants to know, after a call was written. May be lost: it only makes things
/// quicker.
///
/// @param deleted the call is gone; `call` is what it was
public record CallChanged(Call call, boolean deleted) {
  static final String ADDRESS = "calls.changed";
}
