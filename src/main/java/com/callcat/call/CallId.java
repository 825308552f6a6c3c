package com.callcat.call;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Our own name for a call, a UUIDv7, so that ids sort by the time they were made.
public record CallId(UUID value) {

  /// Reads the canonical form; anything else is null, because it cannot name a call of ours.
  public static @Nullable CallId parse(String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? new CallId(id) : null;
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
