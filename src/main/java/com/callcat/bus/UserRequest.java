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

/// What the users verticle is asked. Whatever names a user who is not there is Unauthenticated.
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
  ///
  /// @param email in the one form of [EmailAddress], here and below, however it was written
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

  /// WrongCredentials, for an unknown address and a wrong password alike, in the same time.
  record Login(String email, String password) implements UserRequest<Session> {
    public Login {
      email = EmailAddress.canonical(email);
    }

    @Override
    public String toString() {
      return "Login[hidden]";
    }
  }

  /// Goes on with a session: spends its refresh token and gives the next one, also for a token that
  /// was spent within the grace (auth.refreshGraceSeconds): two tabs of a browser may refresh at
  /// once. Unauthenticated; a token that was spent before that ends the session, because somebody
  /// has stolen one.
  record Refresh(String refreshToken) implements UserRequest<Session> {
    @Override
    public String toString() {
      return "Refresh[hidden]";
    }
  }

  /// Ends a session. Answered when the database has it and this process refuses its tokens.
  ///
  /// @param expiresAt when the token that asked expires
  record EndSession(UserId userId, UUID session, Instant expiresAt) implements UserRequest<Done> {}

  /// Changes the password, and ends all other sessions of the user; answered like [EndSession].
  /// Invalid when the current password is another one.
  ///
  /// @param session the one that goes on
  record ChangePassword(UserId userId, UUID session, String currentPassword, String newPassword)
      implements UserRequest<Done> {
    @Override
    public String toString() {
      return "ChangePassword[" + userId + "]";
    }
  }

  /// All whose access tokens may still be alive.
  record ListEndedSessions() implements UserRequest<EndedSessions> {}

  record EndedSessions(List<EndedSession> sessions) {
    public EndedSessions {
      sessions = List.copyOf(sessions);
    }
  }

  /// The user that an outside issuer of tokens calls by this name, made on first sight.
  record Identify(String issuer, String subject) implements UserRequest<UserId> {
    @Override
    public String toString() {
      return "Identify[hidden]";
    }
  }

  record ReadProfile(UserId userId) implements UserRequest<Profile> {}

  /// Changes what is not null. EmailTaken.
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

  /// Cheap to ask again and again; an answer from memory is at most a minute old when the database
  /// cannot tell of changes, and never old otherwise.
  record ReadPreferences(UserId userId) implements UserRequest<Preferences> {}

  /// The same for a call that must not wait: as they were last known to this process, when the
  /// database does not answer within a second. Unavailable only when they never were.
  record RecallPreferences(UserId userId) implements UserRequest<Preferences> {}

  record ChangePreferences(UserId userId, PreferenceEdits changes)
      implements UserRequest<Preferences> {}

  /// Succeeds when the database answers.
  record PingUsers() implements UserRequest<Done> {}

  /// A user who has just proved who they are.
  ///
  /// @param id of the family of refresh tokens, and what its access tokens carry
  /// @param refreshToken opaque; only its hash is stored
  record Session(UUID id, Profile user, String refreshToken) {
    @Override
    public String toString() {
      return "Session[" + user.id() + "]";
    }
  }

  /// Who a user says they are. One who came with an outside token may have said nothing yet.
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
