package com.callcat.users;

import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SQL. Each change is one statement, so it happens whole or not at all. Every failure is
/// Unavailable unless said otherwise, and logged without any value.
final class UsersDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(UsersDatabase.class);
  private static final int PATIENCE_SECONDS = 5;

  /// SQLSTATE class 22: a value that PostgreSQL cannot take, such as a NUL or too long a text.
  private static final String DATA_EXCEPTION = "22";

  private final Pool pool;

  UsersDatabase(Pool pool) {
    this.pool = pool;
  }

  private static final String INSERT_USER =
      """
      WITH made AS (
        INSERT INTO users (email, password_hash, first_name, last_name, created_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (email) DO NOTHING
        RETURNING id),
      opened AS (
        INSERT INTO refresh_tokens (user_id, token_hash, created_at, expires_at)
        SELECT id, $6::bytea, $5, $7::timestamptz FROM made)
      SELECT id FROM made
      """;

  /// Makes a user with a first session. EmailTaken.
  Future<User> insert(NewUser user, RefreshToken token) {
    var values =
        Tuple.of(user.email(), user.passwordHash(), user.firstName(), user.lastName())
            .addOffsetDateTime(utc(token.createdAt()))
            .addBuffer(token.hash())
            .addOffsetDateTime(utc(token.expiresAt()));
    return run(INSERT_USER, values)
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.failedFuture(new ProblemException(new Problem.EmailTaken()))
                    : Future.succeededFuture(user.as(id(rows.iterator().next()))));
  }

  private static final String FIND_USER =
      "SELECT id, email, password_hash, first_name, last_name FROM users WHERE email = $1";

  /// Finds a user by address; null when nobody has it.
  Future<@Nullable User> find(String email) {
    return run(FIND_USER, Tuple.of(email))
        .map(rows -> rows.size() == 0 ? null : user(rows.iterator().next()));
  }

  private static final String INSERT_TOKEN =
      """
      WITH swept AS (DELETE FROM refresh_tokens WHERE user_id = $1 AND expires_at <= $3)
      INSERT INTO refresh_tokens (user_id, token_hash, created_at, expires_at)
      VALUES ($1, $2, $3, $4)
      """;

  /// Opens a session, and sweeps away the user's expired ones.
  Future<?> insert(RefreshToken token, UserId user) {
    return run(
        INSERT_TOKEN,
        Tuple.of(user.value(), token.hash(), utc(token.createdAt()), utc(token.expiresAt())));
  }

  Future<?> ping() {
    return run("SELECT 1", Tuple.tuple());
  }

  private Future<RowSet<Row>> run(String sql, Tuple values) {
    return pool.preparedQuery(sql)
        .execute(values)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .recover(failure -> Future.failedFuture(new ProblemException(problem(failure))));
  }

  private static Problem problem(Throwable failure) {
    var state = failure instanceof PgException refused ? refused.getSqlState() : "";
    if (state.startsWith(DATA_EXCEPTION)) {
      return Problem.Invalid.of("$", "holds a text that cannot be kept");
    }
    LOG.warn("PostgreSQL failed: {} {}", failure.getClass().getSimpleName(), state);
    return new Problem.Unavailable("users");
  }

  private static User user(Row row) {
    return new User(
        id(row),
        row.getString("email"),
        row.getString("password_hash"),
        row.getString("first_name"),
        row.getString("last_name"));
  }

  private static UserId id(Row row) {
    return new UserId(row.getLong("id"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
