package com.callcat.users;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/// A new refresh token. The value is sent to the user and not stored; only the hash is stored.
record RefreshToken(String value, Buffer hash, Instant createdAt, Instant expiresAt) {
  @Override
  public String toString() {
    return "RefreshToken[hidden]";
  }

  /// The first refresh token of a family.
  record First(UUID family, RefreshToken token) {}
}
