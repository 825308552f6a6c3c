package com.callcat.bus;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Due;
import org.jspecify.annotations.Nullable;

/// Told within the process that has written a call, and by it to the one that leads; and again when
/// somebody was seen to believe an older state of it. May be lost: it only makes things quicker.
/// Nothing of it is personal.
///
/// @param version that was written
/// @param occupiesLine it takes up a line at Retell, or may
/// @param due when it must be looked at again; null when nothing is left to do
public record CallWritten(CallKey key, long version, boolean occupiesLine, @Nullable Due due)
    implements ProcessMessage {
  /// The name it has had from the first version on, and has where several versions run together.
  static final String ADDRESS = "calls.changed";

  public static CallWritten of(Call call) {
    return new CallWritten(call.key(), call.version(), call.occupiesLine(), call.due());
  }

  /// The call was deleted at the version after this one.
  public static CallWritten gone(Call call) {
    return new CallWritten(call.key(), call.version() + 1, false, null);
  }
}
