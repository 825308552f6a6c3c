package com.callcat.call;

import java.time.Instant;

/// When the engine must look at a call again, and what for. Every call that has not ended has one.
public record Due(Instant at, Purpose purpose) {

  /// Why a call is looked at again. Only dialling needs a slot.
  public enum Purpose {
    /// To be dialled.
    DIAL,
    /// An attempt holds it: its lease runs out, or its answer is looked up.
    SETTLE,
    /// It is in progress: Retell is asked for news.
    FOLLOW,
    /// It has ended, and its analysis has not come: Retell is asked for it.
    ANALYSIS;

    /// A call that waits for this takes up a line at Retell, or may.
    public boolean occupiesLine() {
      return switch (this) {
        case SETTLE, FOLLOW -> true;
        case DIAL, ANALYSIS -> false;
      };
    }
  }
}
