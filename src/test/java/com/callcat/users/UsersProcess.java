package com.callcat.users;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.EndedSession;
import com.callcat.bus.TokenRequest;
import com.callcat.bus.TokenRequest.Refuse;
import com.callcat.bus.UserRequest;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.Register;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.testing.SettableClock;
import com.callcat.testing.TestPostgres;
import com.callcat.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A process with the users verticle and, in place of the router, a list of the sessions it was
/// told to refuse. Several may share a database.
final class UsersProcess implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  /// Most tests are not about what a password costs, and there are many of them.
  private static final Passwords.Cost QUICK = new Passwords.Cost(64, 1);

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final Map<UUID, Instant> refused = new ConcurrentHashMap<>();
  private final String uri;
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus;

  private UsersProcess(String uri, Config.Auth settings, InstantSource clock, Passwords.Cost cost) {
    this.uri = uri;
    Bus.register(vertx);
    bus = Bus.of(vertx);
    bus.serve(TokenRequest.ADDRESS, TokenRequest.class, this::refuse).await();
    vertx.deployVerticle(verticle(uri, settings, clock, cost)).await();
  }

  static UsersProcess on(String uri, InstantSource clock) {
    return on(uri, TestSettings.auth("unused"), clock);
  }

  static UsersProcess on(String uri, Config.Auth settings, InstantSource clock) {
    return new UsersProcess(uri, settings, clock, QUICK);
  }

  static UsersProcess alone(SettableClock clock) {
    return on(TestPostgres.freshDatabase(), clock);
  }

  /// Whose passwords cost what they cost everywhere else.
  static UsersProcess ofFullCost(InstantSource clock) {
    return new UsersProcess(
        TestPostgres.freshDatabase(), TestSettings.auth("unused"), clock, Passwords.COST);
  }

  static UsersVerticle verticle(String uri, InstantSource clock) {
    return verticle(uri, TestSettings.auth("unused"), clock, QUICK);
  }

  private static UsersVerticle verticle(
      String uri, Config.Auth settings, InstantSource clock, Passwords.Cost cost) {
    return new UsersVerticle(
        new Config.Postgres(uri, 3), settings, clock, cost, new SecureRandom());
  }

  private Future<?> refuse(TokenRequest<?> request) {
    return switch (request) {
      case Refuse(var sessions) -> {
        for (EndedSession session : sessions) {
          refused.put(session.id(), session.until());
        }
        yield Future.succeededFuture(Done.DONE);
      }
    };
  }

  Vertx vertx() {
    return vertx;
  }

  <A> Future<A> ask(UserRequest<A> request) {
    return bus.ask(request);
  }

  <A> A answer(UserRequest<A> request) {
    return ask(request).await();
  }

  /// Who is told that the address is taken, after asking twice, has it.
  Session register(String email) {
    return ask(registration(email))
        .recover(failure -> isLate(failure) ? asking(email) : Future.failedFuture(failure))
        .await();
  }

  private Future<Session> asking(String email) {
    return ask(registration(email))
        .recover(
            failure ->
                switch (problem(failure)) {
                  case Problem.EmailTaken _ -> ask(new Login(email, PASSWORD));
                  default -> isLate(failure) ? asking(email) : Future.failedFuture(failure);
                });
  }

  /// On a busy machine a password is not hashed in time.
  private static boolean isLate(Throwable failure) {
    return problem(failure).equals(new Problem.Unavailable("users"));
  }

  static Register registration(String email) {
    return new Register(email, PASSWORD, "Ada", "Lovelace");
  }

  Session login(String email) {
    return answer(new Login(email, PASSWORD));
  }

  Problem problem(UserRequest<?> request) {
    return ask(request).<Problem>map(_ -> null).otherwise(UsersProcess::problem).await();
  }

  static Problem problem(Throwable failure) {
    return ((ProblemException) failure).problem();
  }

  /// The first column of the first row.
  String read(String sql) throws SQLException {
    try (var connection = connect();
        var result = connection.createStatement().executeQuery(sql)) {
      if (!result.next()) {
        throw new AssertionError("no row: " + sql);
      }
      return result.getString(1);
    }
  }

  void write(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Connection connect() throws SQLException {
    return connect(uri);
  }

  static Connection connect(String uri) throws SQLException {
    return connect(PostgresServer.at(uri));
  }

  static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
