package com.callcat.call;

import java.time.Instant;

/// When the engine must handle a call again, and what for.
public record Due(Instant at, Purpose purpose) {

  /// Why a call is due. Only dialling needs a free line.
  public enum Purpose {
    /// The call is to be dialled.
    DIAL,
    /// An attempt holds the call: its lease runs out, or its lost answer is looked up.
    SETTLE,
    /// The call is in progress: Retell is asked how it is going.
    FOLLOW,
    /// The call has ended, and Retell is asked for the missing analysis.
    ANALYSIS;

    /// Whether a call that is due for this takes up a line at Retell, or may do so.
    public boolean occupiesLine() {
      return switch (this) {
        case SETTLE, FOLLOW -> true;
        case DIAL, ANALYSIS -> false;
      };
    }
  }
}
