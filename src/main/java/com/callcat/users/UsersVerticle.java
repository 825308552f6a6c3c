package com.callcat.users;

import com.callcat.bus.Bus;
import com.callcat.bus.UserRequest;
import com.callcat.bus.UserRequest.PingUsers;
import com.callcat.config.Config;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Answers [com.callcat.bus.UserRequest]. It does not start without its database.
public final class UsersVerticle extends VerticleBase {
  private static final String ADDRESS = new PingUsers().address();
  private static final long REREAD_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final PostgresServer server;
  private final int poolSize;
  private final InstantSource clock;
  private final Duration tokenLife;
  private final Duration refreshLife;
  private final Duration refreshGrace;
  private final Passwords.Cost cost;
  private final SecureRandom random;
  private @Nullable Notices notices;

  /// @throws IllegalArgumentException if the database's URI is missing or invalid; the message does
  ///   not contain it
  public UsersVerticle(
      Config.Postgres settings, Config.Auth auth, InstantSource clock, SecureRandom random) {
    this(settings, auth, clock, Passwords.COST, random);
  }

  /// @param cost the parameters of new password hashes
  UsersVerticle(
      Config.Postgres settings,
      Config.Auth auth,
      InstantSource clock,
      Passwords.Cost cost,
      SecureRandom random) {
    this.server = PostgresServer.at(settings.uri());
    this.poolSize = settings.poolSize();
    this.clock = clock;
    this.tokenLife = Duration.ofMinutes(auth.tokenMinutes());
    this.refreshLife = Duration.ofDays(auth.refreshDays());
    this.refreshGrace = Duration.ofSeconds(auth.refreshGraceSeconds());
    this.cost = cost;
    this.random = random;
  }

  /// Checks that the database's URI is valid.
  ///
  /// @throws com.callcat.config.ConfigException if it is not; the message does not contain the URI
  public static void check(Config.Postgres settings) {
    var _ = PostgresServer.at(settings.uri());
  }

  /// Fails with an IllegalStateException, whose message says why, if the database cannot be used.
  /// The pool and the hashing threads are created on this verticle's context, and are closed with
  /// it.
  @Override
  public Future<?> start() {
    return vertx.executeBlocking(() -> Migrations.run(server)).compose(_ -> serve());
  }

  private Future<?> serve() {
    var bus = Bus.of(vertx);
    var database = new Database(server.pool(vertx, poolSize));
    var sessionTable = new SessionTable(database);
    var heard = new Notices(server.subscriber(vertx));
    var refusals = new Refusals(bus, sessionTable, clock, tokenLife);
    var preferences = new PreferenceCache(new PreferenceTable(database), heard, clock);
    var tokens = new RefreshTokens(clock, refreshLife, random);
    var accounts =
        new Accounts(database, new Passwords(vertx, cost, random), tokens, refusals, clock);
    var sessions = new Sessions(sessionTable, tokens, refusals, refreshGrace, clock);
    var answers = new UserRequestRouter(database, accounts, sessions, preferences);
    heard.on(Notices.SESSIONS, refusals::hear, refusals::readAgain);
    heard.on(Notices.PREFERENCES, preferences::hear, preferences::forgetAll);
    vertx.setPeriodic(REREAD_MILLIS, _ -> refusals.readAgain());
    notices = heard;
    return heard.start().compose(_ -> bus.serve(ADDRESS, UserRequest.class, answers::to));
  }

  @Override
  public Future<?> stop() {
    return notices == null ? Future.succeededFuture() : notices.stop();
  }
}
