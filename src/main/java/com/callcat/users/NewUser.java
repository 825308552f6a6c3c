package com.callcat.users;

import com.callcat.call.UserId;
import java.time.Instant;

/// A user who is not stored yet.
///
/// @param email in the canonical form of [com.callcat.call.EmailAddress]
/// @param passwordHash Argon2id in PHC string form
record NewUser(
    String email, String passwordHash, String firstName, String lastName, Instant createdAt) {
  User as(UserId id) {
    return new User(id, email, passwordHash, firstName, lastName, createdAt);
  }

  @Override
  public String toString() {
    return "NewUser[hidden]";
  }
}
