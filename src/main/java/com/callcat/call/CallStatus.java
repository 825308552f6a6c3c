package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// Where a call stands, in the words of the API.
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

  /// Reads the API's spelling; null for any other word.
  public static @Nullable CallStatus parse(String text) {
    for (var status : values()) {
      if (status.name().equals(text)) {
        return status;
      }
    }
    return null;
  }
}
