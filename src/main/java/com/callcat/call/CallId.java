package com.callcat.call;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Our own id of a call, a UUIDv7, so that ids sort by the time of their creation.
public record CallId(UUID value) {

  /// Parses the canonical form; null for any other text, which cannot be the id of a call.
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
