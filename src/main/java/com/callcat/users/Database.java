package com.callcat.users;

import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs statements on PostgreSQL. Unless a comment says otherwise, every failure is Unavailable. It
/// is logged without values.
final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int PATIENCE_SECONDS = 5;

  /// SQLSTATE class 22: a value that PostgreSQL does not accept, such as a NUL character or a text
  /// that is too long.
  private static final String DATA_EXCEPTION = "22";

  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String ADDRESSES = "users_email_key";

  private final Pool pool;

  Database(Pool pool) {
    this.pool = pool;
  }

  /// Runs statements: the database itself, or a transaction.
  @FunctionalInterface
  interface Statements {
    Future<RowSet<Row>> run(String sql, Tuple values);
  }

  /// Runs one statement in a transaction of its own.
  Future<RowSet<Row>> run(String sql, Tuple values) {
    return guarded(execute(pool, sql, values));
  }

  /// Runs several statements in one transaction.
  <T> Future<T> transaction(Function<Statements, Future<T>> work) {
    return guarded(
        pool.withTransaction(
            connection -> work.apply((sql, values) -> execute(connection, sql, values))));
  }

  Future<?> ping() {
    return run("SELECT 1", Tuple.tuple());
  }

  private static Future<RowSet<Row>> execute(SqlClient client, String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values);
  }

  private static <T> Future<T> guarded(Future<T> work) {
    return work.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .recover(failure -> Future.failedFuture(problem(failure)));
  }

  private static ProblemException problem(Throwable failure) {
    return switch (failure) {
      case ProblemException known -> known;
      case PgException refused -> new ProblemException(refused(refused));
      default -> unavailable(failure, "");
    };
  }

  private static Problem refused(PgException refused) {
    var state = refused.getSqlState();
    if (state.startsWith(DATA_EXCEPTION)) {
      return Problem.Invalid.of("$", "holds a text that cannot be kept");
    }
    if (state.equals(FOREIGN_KEY_VIOLATION)) {
      return new Problem.Unauthenticated("no such user");
    }
    if (state.equals(UNIQUE_VIOLATION) && ADDRESSES.equals(refused.getConstraint())) {
      return new Problem.EmailTaken();
    }
    return unavailable(refused, state).problem();
  }

  private static ProblemException unavailable(Throwable failure, String state) {
    LOG.warn("PostgreSQL failed: {} {}", failure.getClass().getSimpleName(), state);
    return new ProblemException(new Problem.Unavailable("users"));
  }
}
