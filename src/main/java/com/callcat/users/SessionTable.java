package com.callcat.users;

import com.callcat.bus.EndedSession;
import com.callcat.bus.UserRequest.EndSession;
import com.callcat.call.UserId;
import com.callcat.users.Database.Statements;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The SQL of sessions and their refresh tokens. Each statement that ends a session notifies all
/// processes on the channel [Notices#SESSIONS], with the session's id and the time until which its
/// tokens are refused.
final class SessionTable {
  private final Database database;

  SessionTable(Database database) {
    this.database = database;
  }

  /// Opens a session, and holds a shared lock on the user's row until the end of the statement. A
  /// change of the password waits for it, and then ends this session too.
  private static final String OPEN =
      """
      WITH swept AS (
        DELETE FROM sessions WHERE user_id = $1 AND greatest(expires_at, refused_until) <= $5),
      proven AS (SELECT id FROM users WHERE id = $1 AND password_hash = $2 FOR SHARE),
      opened AS (
        INSERT INTO sessions (id, user_id, created_at, expires_at)
        SELECT $3::uuid, id, $5, $6::timestamptz FROM proven)
      INSERT INTO refresh_tokens (family, token_hash, user_id, created_at, expires_at)
      SELECT $3::uuid, $4::bytea, id, $5, $6::timestamptz FROM proven
      RETURNING family
      """;

  /// Opens a session, and deletes the user's expired ones.
  ///
  /// @return false if the user's password has been changed meanwhile
  Future<Boolean> open(User user, RefreshToken.First first) {
    var token = first.token();
    var values =
        Tuple.of(user.id().value(), user.passwordHash(), first.family(), token.hash())
            .addOffsetDateTime(Times.utc(token.createdAt()))
            .addOffsetDateTime(Times.utc(token.expiresAt()));
    return database.run(OPEN, values).map(rows -> rows.size() == 1);
  }

  /// Uses a refresh token. If several requests use the same token at once, the first one locks and
  /// marks it. The others wait and find it used. Within the grace period they get a new token of
  /// the family as well; after that they end the session. They cannot see the token that the first
  /// one has added, but it is of no use when the session has ended.
  private static final String RENEW =
      """
      WITH spent AS (
        UPDATE refresh_tokens AS t SET spent_at = coalesce(t.spent_at, $2)
        FROM sessions AS s
        WHERE t.token_hash = $1 AND (t.spent_at IS NULL OR t.spent_at > $7) AND t.expires_at > $2
          AND s.id = t.family AND s.ended_at IS NULL
        RETURNING t.family, t.user_id),
      added AS (
        INSERT INTO refresh_tokens (family, token_hash, user_id, created_at, expires_at)
        SELECT family, $3::bytea, user_id, $2, $4::timestamptz FROM spent),
      prolonged AS (
        UPDATE sessions AS s SET expires_at = $4 FROM spent WHERE s.id = spent.family),
      condemned AS (
        UPDATE sessions AS s SET ended_at = $2, refused_until = $5
        FROM refresh_tokens AS t
        WHERE t.token_hash = $1 AND s.id = t.family AND s.ended_at IS NULL
          AND (t.spent_at IS NOT NULL OR t.expires_at > $2)
          AND NOT EXISTS (SELECT FROM spent)
        RETURNING s.id, s.refused_until)
      SELECT spent.family AS session, NULL AS refused_until, NULL AS told, users.*
      FROM spent JOIN users ON users.id = spent.user_id
      UNION ALL
      SELECT condemned.id, condemned.refused_until,
        pg_notify('callcat_sessions', condemned.id || ' ' || $6::text)::text, nobody.*
      FROM condemned LEFT JOIN users AS nobody ON false
      """;

  /// Marks a token as used and adds the next one to its family. If the token had been used before,
  /// ends the session.
  ///
  /// @param grace a token that was used after this time still counts as valid
  /// @param until if the session is ended, the time until which its access tokens are refused
  Future<Renewal> renew(Buffer hash, RefreshToken next, Instant grace, Instant until) {
    var values =
        Tuple.of(hash, Times.utc(next.createdAt()), next.hash(), Times.utc(next.expiresAt()))
            .addOffsetDateTime(Times.utc(until))
            .addString(millis(until))
            .addOffsetDateTime(Times.utc(grace));
    return database.run(RENEW, values).map(SessionTable::renewal);
  }

  private static Renewal renewal(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return new Renewal.Refused();
    }
    var row = rows.iterator().next();
    var session = row.getUUID("session");
    return row.getLong("id") == null
        ? new Renewal.Condemned(new EndedSession(session, Times.instant(row, "refused_until")))
        : new Renewal.Renewed(session, UserTable.user(row));
  }

  /// Ends a session. The session of an outside token has no row before, so it gets one.
  private static final String END =
      """
      WITH swept AS (
        DELETE FROM sessions
        WHERE user_id = $2 AND id <> $1 AND greatest(expires_at, refused_until) <= $3),
      ended AS (
        INSERT INTO sessions AS s (id, user_id, created_at, expires_at, ended_at, refused_until)
        VALUES ($1, $2, $3, $4, $3, $4)
        ON CONFLICT (id) DO UPDATE SET ended_at = $3, refused_until = $4
        WHERE s.ended_at IS NULL
        RETURNING id)
      SELECT pg_notify('callcat_sessions', id || ' ' || $5::text)::text AS told FROM ended
      """;

  Future<?> end(EndSession end, Instant now, Instant until) {
    var values =
        Tuple.of(end.session(), end.userId().value(), Times.utc(now), Times.utc(until))
            .addString(millis(until));
    return database.run(END, values);
  }

  private static final String END_OTHERS =
      """
      WITH ended AS (
        UPDATE sessions SET ended_at = $3, refused_until = $4
        WHERE user_id = $1 AND id <> $2 AND ended_at IS NULL AND expires_at > $3
        RETURNING id, refused_until)
      SELECT id, refused_until,
        pg_notify('callcat_sessions', id || ' ' || $5::text)::text AS told
      FROM ended
      """;

  /// Ends all sessions of a user except one.
  static Future<List<EndedSession>> endOthers(
      Statements statements, UserId user, UUID session, Instant now, Instant until) {
    var values =
        Tuple.of(user.value(), session, Times.utc(now), Times.utc(until)).addString(millis(until));
    return statements.run(END_OTHERS, values).map(SessionTable::ended);
  }

  /// The sessions that have ended since an instant and whose tokens must still be refused.
  Future<List<EndedSession>> endedSince(Instant since, Instant now) {
    return database
        .run(
            "SELECT id, refused_until FROM sessions WHERE refused_until > $1 AND ended_at > $2",
            Tuple.of(Times.utc(now), Times.utc(since)))
        .map(SessionTable::ended);
  }

  private static List<EndedSession> ended(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new EndedSession(row.getUUID("id"), Times.instant(row, "refused_until")))
        .toList();
  }

  private static String millis(Instant until) {
    return Long.toString(until.toEpochMilli());
  }
}
