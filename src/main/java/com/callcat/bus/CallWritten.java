package com.callcat.bus;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Due;
import org.jspecify.annotations.Nullable;

/// Published within the process that has written a call, which also sends it to the leader. It is
/// published again when another part is found to have an older state of the call. It may be lost
/// without harm, because it only makes things quicker. It contains no personal data.
///
/// @param version the version that was written
/// @param occupiesLine whether the call takes up a line at Retell, or may do so
/// @param due when the call must be handled again; null if nothing is left to do
public record CallWritten(CallKey key, long version, boolean occupiesLine, @Nullable Due due)
    implements ProcessMessage {
  /// The name is that of the first version, because several versions may run in one cluster.
  static final String ADDRESS = "calls.changed";

  public static CallWritten of(Call call) {
    return new CallWritten(call.key(), call.version(), call.occupiesLine(), call.due());
  }

  /// The message for a deleted call: a deletion counts as the version after the last one.
  public static CallWritten gone(Call call) {
    return new CallWritten(call.key(), call.version() + 1, false, null);
  }
}
