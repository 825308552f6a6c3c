package com.callcat.users;

import com.callcat.bus.Done;
import com.callcat.bus.UserRequest;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.PingUsers;
import com.callcat.bus.UserRequest.Register;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What it means to register and to log in.
final class Accounts {
  private final UsersDatabase database;
  private final Passwords passwords;
  private final RefreshTokens tokens;

  Accounts(UsersDatabase database, Passwords passwords, RefreshTokens tokens) {
    this.database = database;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  Future<?> answer(UserRequest<?> request) {
    return switch (request) {
      case Register register -> register(register);
      case Login login -> login(login);
      case PingUsers() -> database.ping().map(Done.DONE);
    };
  }

  private Future<Session> register(Register wanted) {
    var email = normalised(wanted.email());
    var token = tokens.next();
    return passwords
        .hash(wanted.password())
        .map(hash -> new NewUser(email, hash, wanted.firstName(), wanted.lastName()))
        .compose(user -> database.insert(user, token))
        .map(user -> session(user, token));
  }

  private Future<Session> login(Login login) {
    return database
        .find(normalised(login.email()))
        .compose(user -> proven(user, login.password()))
        .compose(this::openSession);
  }

  /// An unknown user costs as much as a wrong password, so that nobody can tell them apart.
  private Future<User> proven(@Nullable User user, String password) {
    return passwords
        .matches(password, user == null ? Passwords.NOBODYS : user.passwordHash())
        .compose(
            matches ->
                user != null && matches
                    ? Future.succeededFuture(user)
                    : Future.failedFuture(new ProblemException(new Problem.WrongCredentials())));
  }

  private Future<Session> openSession(User user) {
    var token = tokens.next();
    return database.insert(token, user.id()).map(_ -> session(user, token));
  }

  private static Session session(User user, RefreshToken token) {
    return new Session(user.id(), user.email(), user.firstName(), user.lastName(), token.value());
  }

  private static String normalised(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
