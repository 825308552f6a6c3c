package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// The status of a call, as the API names it.
public enum CallStatus {
  SCHEDULED,
  IN_PROGRESS,
  COMPLETED,
  FAILED,
  NO_SHOW,
  CANCELED;

  public boolean ended() {
    return switch (this) {
      case SCHEDULED, IN_PROGRESS -> false;
      case COMPLETED, FAILED, NO_SHOW, CANCELED -> true;
    };
  }

  /// Parses a name of the API; null for any other text.
  public static @Nullable CallStatus parse(String text) {
    for (var status : values()) {
      if (status.name().equals(text)) {
        return status;
      }
    }
    return null;
  }
}
