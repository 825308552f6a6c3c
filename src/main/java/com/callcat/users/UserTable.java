package com.callcat.users;

import com.callcat.bus.UserRequest.ChangeProfile;
import com.callcat.bus.UserRequest.Identify;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.callcat.users.Database.Statements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The SQL of the table of users.
final class UserTable {
  private static final String COLUMNS =
      "id, email, password_hash, first_name, last_name, created_at";
  private final Database database;

  UserTable(Database database) {
    this.database = database;
  }

  private static final String INSERT =
      """
      WITH made AS (
        INSERT INTO users (email, password_hash, first_name, last_name, created_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (email) DO NOTHING
        RETURNING id),
      opened AS (
        INSERT INTO sessions (id, user_id, created_at, expires_at)
        SELECT $6::uuid, id, $5, $8::timestamptz FROM made),
      begun AS (
        INSERT INTO refresh_tokens (family, token_hash, user_id, created_at, expires_at)
        SELECT $6::uuid, $7::bytea, id, $5, $8::timestamptz FROM made)
      SELECT id FROM made
      """;

  /// Creates a user with a first session. EmailTaken.
  Future<User> insert(NewUser user, RefreshToken.First first) {
    var values =
        Tuple.of(user.email(), user.passwordHash(), user.firstName(), user.lastName())
            .addOffsetDateTime(Times.utc(user.createdAt()))
            .addUUID(first.family())
            .addBuffer(first.token().hash())
            .addOffsetDateTime(Times.utc(first.token().expiresAt()));
    return database
        .run(INSERT, values)
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.failedFuture(new ProblemException(new Problem.EmailTaken()))
                    : Future.succeededFuture(user.as(id(rows.iterator().next()))));
  }

  /// Finds a user by e-mail address; null if there is none.
  Future<@Nullable User> find(String email) {
    return database
        .run("SELECT " + COLUMNS + " FROM users WHERE email = $1", Tuple.of(email))
        .map(rows -> rows.size() == 0 ? null : user(rows.iterator().next()));
  }

  /// Finds a user. Unauthenticated if there is none.
  Future<User> find(UserId id) {
    return database
        .run("SELECT " + COLUMNS + " FROM users WHERE id = $1", Tuple.of(id.value()))
        .map(UserTable::only);
  }

  private static final String CHANGE =
      """
      UPDATE users
      SET email = coalesce($2, email), first_name = coalesce($3, first_name),
        last_name = coalesce($4, last_name)
      WHERE id = $1
      RETURNING
      """
          + COLUMNS;

  /// Changes a profile. EmailTaken, or Unauthenticated if there is no such user.
  Future<User> change(ChangeProfile changes) {
    var values =
        Tuple.of(changes.userId().value())
            .addString(changes.email())
            .addString(changes.firstName())
            .addString(changes.lastName());
    return database.run(CHANGE, values).map(UserTable::only);
  }

  private static final String CHANGE_PASSWORD =
      "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2 RETURNING id";

  /// Changes the password. Returns false if it was changed by another request since the user was
  /// read.
  static Future<Boolean> changePassword(Statements statements, User user, String newHash) {
    var values = Tuple.of(user.id().value(), user.passwordHash(), newHash);
    return statements.run(CHANGE_PASSWORD, values).map(rows -> rows.size() == 1);
  }

  private static final String IDENTIFY =
      """
      WITH known AS (SELECT id FROM users WHERE issuer = $1 AND subject = $2),
      made AS (
        INSERT INTO users (issuer, subject, created_at)
        SELECT $1, $2, $3::timestamptz WHERE NOT EXISTS (SELECT FROM known)
        ON CONFLICT (issuer, subject) DO UPDATE SET subject = excluded.subject
        RETURNING id)
      SELECT id FROM known UNION ALL SELECT id FROM made
      """;

  Future<UserId> identify(Identify outsider, Instant now) {
    return database
        .run(IDENTIFY, Tuple.of(outsider.issuer(), outsider.subject(), Times.utc(now)))
        .map(rows -> id(rows.iterator().next()));
  }

  private static User only(RowSet<Row> rows) {
    if (rows.size() == 0) {
      throw new ProblemException(new Problem.Unauthenticated("no such user"));
    }
    return user(rows.iterator().next());
  }

  static User user(Row row) {
    return new User(
        id(row),
        row.getString("email"),
        row.getString("password_hash"),
        row.getString("first_name"),
        row.getString("last_name"),
        Times.instant(row, "created_at"));
  }

  private static UserId id(Row row) {
    return new UserId(row.getLong("id"));
  }
}
