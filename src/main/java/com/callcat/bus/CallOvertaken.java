package com.callcat.bus;

import com.callcat.call.CallKey;

/// Told within a process when another one has written a call: copies of an older version are of no
/// use. May be lost: a write on such a copy fails.
///
/// @param version that was written
public record CallOvertaken(CallKey key, long version) {
  static final String ADDRESS = "calls.overtaken";
}
