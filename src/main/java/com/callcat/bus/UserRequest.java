package com.callcat.bus;

import com.callcat.call.EmailAddress;
import com.callcat.call.PreferenceEdits;
import com.callcat.call.Preferences;
import com.callcat.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The requests to the users verticle. A request with a user that does not exist fails with
/// Unauthenticated.
public sealed interface UserRequest<A> extends Request<A> {

  @Override
  default String address() {
    return "users";
  }

  /// Long enough to hash a password on a busy machine, which takes up to a second.
  @Override
  default Duration patience() {
    return Duration.ofSeconds(15);
  }

  /// Creates a user and logs them in. EmailTaken.
  ///
  /// @param email in any spelling; here and in the other requests it is converted to the canonical
  ///   form of [EmailAddress]
  record Register(String email, String password, String firstName, String lastName)
      implements UserRequest<Session> {
    public Register {
      email = EmailAddress.canonical(email);
    }

    @Override
    public String toString() {
      return "Register[hidden]";
    }
  }

  /// Logs a user in. An unknown address and a wrong password both fail with WrongCredentials, after
  /// the same time.
  record Login(String email, String password) implements UserRequest<Session> {
    public Login {
      email = EmailAddress.canonical(email);
    }

    @Override
    public String toString() {
      return "Login[hidden]";
    }
  }

  /// Continues a session: the refresh token is used up, and the answer has a new one. A used token
  /// is accepted again within the grace period (auth.refreshGraceSeconds), because two tabs of a
  /// browser may refresh at the same time. Fails with Unauthenticated. A token that was used longer
  /// ago ends the session, because it was probably stolen.
  record Refresh(String refreshToken) implements UserRequest<Session> {
    @Override
    public String toString() {
      return "Refresh[hidden]";
    }
  }

  /// Ends a session. Answered when this is stored and this process refuses the session's tokens.
  ///
  /// @param expiresAt when the access token of this request expires
  record EndSession(UserId userId, UUID session, Instant expiresAt) implements UserRequest<Done> {}

  /// Changes the password, and ends all other sessions of the user; answered like [EndSession].
  /// Invalid if the current password is wrong.
  ///
  /// @param session the session that is not ended
  record ChangePassword(UserId userId, UUID session, String currentPassword, String newPassword)
      implements UserRequest<Done> {
    @Override
    public String toString() {
      return "ChangePassword[" + userId + "]";
    }
  }

  /// Lists the ended sessions whose access tokens may not have expired yet.
  record ListEndedSessions() implements UserRequest<EndedSessions> {}

  record EndedSessions(List<EndedSession> sessions) {
    public EndedSessions {
      sessions = List.copyOf(sessions);
    }
  }

  /// Finds the user to whom an outside token issuer has given this subject. If there is none,
  /// creates one.
  record Identify(String issuer, String subject) implements UserRequest<UserId> {
    @Override
    public String toString() {
      return "Identify[hidden]";
    }
  }

  record ReadProfile(UserId userId) implements UserRequest<Profile> {}

  /// Changes the fields that are not null. EmailTaken.
  record ChangeProfile(
      UserId userId, @Nullable String email, @Nullable String firstName, @Nullable String lastName)
      implements UserRequest<Profile> {
    public ChangeProfile {
      email = email == null ? null : EmailAddress.canonical(email);
    }

    @Override
    public String toString() {
      return "ChangeProfile[" + userId + "]";
    }
  }

  /// Reads a user's preferences, usually from memory. The answer is up to date, unless the
  /// connection that reports changes of the database is lost; then it may be up to a minute old.
  record ReadPreferences(UserId userId) implements UserRequest<Preferences> {}

  /// The same for a call that must not wait. If the database does not answer within a second, the
  /// answer is what this process has last read. Unavailable only if it has never read them.
  record RecallPreferences(UserId userId) implements UserRequest<Preferences> {}

  record ChangePreferences(UserId userId, PreferenceEdits changes)
      implements UserRequest<Preferences> {}

  /// Succeeds when the database answers.
  record PingUsers() implements UserRequest<Done> {}

  /// A session of a user who has just logged in or refreshed.
  ///
  /// @param id of the session; the access tokens contain it, and its refresh tokens form a family
  /// @param refreshToken an opaque token; only its hash is stored
  record Session(UUID id, Profile user, String refreshToken) {
    @Override
    public String toString() {
      return "Session[" + user.id() + "]";
    }
  }

  /// What users have said about themselves. A user of an outside token issuer may have said nothing
  /// yet.
  record Profile(
      UserId id,
      @Nullable String email,
      @Nullable String firstName,
      @Nullable String lastName,
      Instant createdAt) {

    public @Nullable String fullName() {
      var name =
          Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
      return name.isEmpty() ? null : name;
    }

    @Override
    public String toString() {
      return "Profile[" + id + "]";
    }
  }
}
