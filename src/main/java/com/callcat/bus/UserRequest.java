package com.callcat.bus;

import com.callcat.call.UserId;
import java.time.Duration;

/// What the users verticle is asked.
public sealed interface UserRequest<A> extends Request<A> {

  @Override
  default String address() {
    return "users";
  }

  /// Hashing a password takes a good part of a second on a busy machine.
  @Override
  default Duration patience() {
    return Duration.ofSeconds(15);
  }

  /// Makes a user and logs them in. EmailTaken.
  record Register(String email, String password, String firstName, String lastName)
      implements UserRequest<Session> {
    @Override
    public String toString() {
      return "Register[hidden]";
    }
  }

  /// WrongCredentials, for an unknown address and a wrong password alike, in the same time.
  record Login(String email, String password) implements UserRequest<Session> {
    @Override
    public String toString() {
      return "Login[hidden]";
    }
  }

  /// A user who has just proved who they are.
  ///
  /// @param refreshToken opaque; only its hash is kept
  record Session(
      UserId userId, String email, String firstName, String lastName, String refreshToken) {
    public String fullName() {
      return firstName + " " + lastName;
    }

    @Override
    public String toString() {
      return "Session[" + userId + "]";
    }
  }

  /// Succeeds when the database answers.
  record PingUsers() implements UserRequest<Done> {}
}
