package com.callcat.users;

import static java.util.Objects.requireNonNullElse;

import com.callcat.bus.Done;
import com.callcat.bus.EndedSession;
import com.callcat.bus.UserRequest.ChangePassword;
import com.callcat.bus.UserRequest.ChangeProfile;
import com.callcat.bus.UserRequest.Identify;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.Profile;
import com.callcat.bus.UserRequest.Register;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.callcat.users.Database.Statements;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Registers users, logs them in, and changes their profiles and passwords.
final class Accounts {
  private final Database database;
  private final UserTable users;
  private final SessionTable sessions;
  private final Passwords passwords;
  private final RefreshTokens tokens;
  private final Refusals refusals;
  private final InstantSource clock;

  Accounts(
      Database database,
      Passwords passwords,
      RefreshTokens tokens,
      Refusals refusals,
      InstantSource clock) {
    this.database = database;
    this.users = new UserTable(database);
    this.sessions = new SessionTable(database);
    this.passwords = passwords;
    this.tokens = tokens;
    this.refusals = refusals;
    this.clock = clock;
  }

  Future<Session> register(Register wanted) {
    var first = tokens.first();
    var now = clock.instant();
    return passwords
        .hash(wanted.password())
        .map(hash -> new NewUser(wanted.email(), hash, wanted.firstName(), wanted.lastName(), now))
        .compose(user -> users.insert(user, first))
        .map(user -> session(user, first));
  }

  Future<Session> login(Login login) {
    return users
        .find(login.email())
        .compose(user -> proven(user, login.password(), new Problem.WrongCredentials()))
        .compose(this::openSession);
  }

  /// Checks a password. For an unknown user, or one without a password, this takes as long as for a
  /// wrong password, so that a client cannot tell them apart.
  private Future<User> proven(@Nullable User user, String password, Problem otherwise) {
    var hash = user == null ? null : user.passwordHash();
    return passwords
        .matches(password, requireNonNullElse(hash, passwords.ofNobody()))
        .compose(
            matches ->
                user != null && hash != null && matches
                    ? Future.succeededFuture(user)
                    : Future.failedFuture(new ProblemException(otherwise)));
  }

  private Future<Session> openSession(User user) {
    var first = tokens.first();
    return sessions
        .open(user, first)
        .compose(
            opened ->
                opened
                    ? Future.succeededFuture(session(user, first))
                    : Future.failedFuture(new ProblemException(new Problem.WrongCredentials())));
  }

  Future<Done> changePassword(ChangePassword change) {
    return users
        .find(change.userId())
        .compose(user -> proven(user, change.currentPassword(), notTheirPassword()))
        .compose(
            user ->
                passwords
                    .hash(change.newPassword())
                    .compose(
                        hash ->
                            database.transaction(
                                statements -> changePassword(statements, change, user, hash))))
        .compose(refusals::tell)
        .map(Done.DONE);
  }

  /// Stores a new password and ends the other sessions. These are two statements, because the
  /// second one must see a session that was opened with the old password while the first one waited
  /// for its lock.
  private Future<List<EndedSession>> changePassword(
      Statements statements, ChangePassword change, User user, String newHash) {
    var now = clock.instant();
    return UserTable.changePassword(statements, user, newHash)
        .compose(
            changed ->
                changed
                    ? SessionTable.endOthers(
                        statements, user.id(), change.session(), now, refusals.until(now))
                    : Future.failedFuture(new ProblemException(notTheirPassword())));
  }

  Future<Profile> profile(UserId user) {
    return users.find(user).map(User::profile);
  }

  Future<Profile> changeProfile(ChangeProfile change) {
    return users.change(change).map(User::profile);
  }

  Future<UserId> identify(Identify outsider) {
    return users.identify(outsider, clock.instant());
  }

  private static Session session(User user, RefreshToken.First first) {
    return new Session(first.family(), user.profile(), first.token().value());
  }

  private static Problem notTheirPassword() {
    return Problem.Invalid.of("currentPassword", "is not your password");
  }
}
