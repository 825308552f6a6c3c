package com.callcat.users;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/// A fresh refresh token. Its value goes to the user and is forgotten here; only the hash is
/// stored.
record RefreshToken(String value, Buffer hash, Instant createdAt, Instant expiresAt) {
  @Override
  public String toString() {
    return "RefreshToken[hidden]";
  }

  /// A refresh token that begins a family.
  record First(UUID family, RefreshToken token) {}
}
