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

/// Answers what the others ask about users. It does not start without its database.
public final class UsersVerticle extends VerticleBase {
  private static final String ADDRESS = new PingUsers().address();
  private final PostgresServer server;
  private final int poolSize;
  private final InstantSource clock;
  private final Duration refreshLife;
  private final SecureRandom random;

  /// @param refreshDays how long a refresh token is good
  /// @throws IllegalArgumentException when the URI of the settings is missing or cannot be used;
  ///   the message does not repeat it
  public UsersVerticle(
      Config.Postgres settings, InstantSource clock, int refreshDays, SecureRandom random) {
    this.server = PostgresServer.at(settings.uri());
    this.poolSize = settings.poolSize();
    this.clock = clock;
    this.refreshLife = Duration.ofDays(refreshDays);
    this.random = random;
  }

  /// Fails with an IllegalStateException that says why, when the database cannot be used. The pool
  /// and the hashing threads are made in this verticle's context and end with it.
  @Override
  public Future<?> start() {
    return vertx
        .executeBlocking(() -> Migrations.run(server))
        .compose(_ -> Bus.of(vertx).serve(ADDRESS, UserRequest.class, accounts()::answer));
  }

  private Accounts accounts() {
    var database = new UsersDatabase(server.pool(vertx, poolSize));
    var passwords = new Passwords(vertx, random);
    return new Accounts(database, passwords, new RefreshTokens(clock, refreshLife, random));
  }
}
