package com.callcat.users;

import com.callcat.bus.UserRequest.Profile;
import com.callcat.call.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored user. A user of an outside token issuer has no password, and may lack other fields.
///
/// @param email in the canonical form of [com.callcat.call.EmailAddress]
/// @param passwordHash Argon2id in PHC string form
record User(
    UserId id,
    @Nullable String email,
    @Nullable String passwordHash,
    @Nullable String firstName,
    @Nullable String lastName,
    Instant createdAt) {

  Profile profile() {
    return new Profile(id, email, firstName, lastName, createdAt);
  }

  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
