package com.callcat.users;

import java.net.UnknownHostException;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Migrates the schema. Flyway holds a lock in the database meanwhile, so processes that start
/// together do it one after the other.
final class Migrations {
  private Migrations() {}

  /// Runs the migrations. Blocks until they are done.
  ///
  /// @return how many migrations were applied
  /// @throws IllegalStateException if the database cannot be reached or migrated
  static int run(PostgresServer server) {
    try {
      return Flyway.configure()
          .loggers("slf4j")
          .dataSource(server.jdbcUrl(), server.user(), server.password())
          .locations("classpath:db/migration")
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException failure) {
      throw new IllegalStateException(server + ": " + reason(failure), failure);
    }
  }

  /// The message of the innermost cause that has one.
  private static String reason(Throwable failure) {
    if (failure instanceof UnknownHostException unknown) {
      return "the host " + unknown.getMessage() + " is unknown";
    }
    var cause = failure.getCause();
    var inner = cause == null ? "" : reason(cause);
    return inner.isEmpty() ? Objects.requireNonNullElse(failure.getMessage(), "") : inner;
  }
}
