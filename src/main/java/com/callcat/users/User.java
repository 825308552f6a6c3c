package com.callcat.users;

import com.callcat.bus.UserRequest.Profile;
import com.callcat.call.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user as the database has them. One of an outside issuer has no password, and may lack more.
///
/// @param email in the one form of [com.callcat.call.EmailAddress]
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
