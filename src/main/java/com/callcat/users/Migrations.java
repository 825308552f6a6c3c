package com.callcat.users;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the schema up to date. Flyway holds a lock of the database meanwhile, so processes that
/// start together do it one after the other.
final class Migrations {
  private Migrations() {}

  /// Blocks.
  ///
  /// @return how many were new
  /// @throws IllegalStateException when the database cannot be reached or brought up to date
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
      throw new IllegalStateException(server + " cannot be used: " + root(failure), failure);
    }
  }

  private static String root(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
