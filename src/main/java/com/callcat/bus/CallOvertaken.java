package com.callcat.bus;

import com.callcat.call.CallKey;

/// Published within a process when another one has written a call, so that copies of an older
/// version are dropped. It may be lost without harm, because a write on an old copy fails.
///
/// @param version the version that was written
public record CallOvertaken(CallKey key, long version) {
  static final String ADDRESS = "calls.overtaken";
}
