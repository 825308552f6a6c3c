package com.callcat.users;

import com.callcat.call.UserId;

/// A user as the database has them.
///
/// @param email trimmed and lower-cased
/// @param passwordHash Argon2id in PHC string form
record User(UserId id, String email, String passwordHash, String firstName, String lastName) {
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
