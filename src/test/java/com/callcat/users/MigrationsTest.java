package com.callcat.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.TestPostgres;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void the_second_time_there_is_nothing_to_do() {
    var server = PostgresServer.at(TestPostgres.freshDatabase());

    assertThat(Migrations.run(server)).isPositive();
    assertThat(Migrations.run(server)).isZero();
  }

  @Test
  void of_several_that_start_together_each_migration_is_done_by_one() throws Exception {
    var alone = Migrations.run(PostgresServer.at(TestPostgres.freshDatabase()));
    var server = PostgresServer.at(TestPostgres.freshDatabase());
    Callable<Integer> run = () -> Migrations.run(server);

    try (var processes = Executors.newFixedThreadPool(4)) {
      var done = 0;
      for (var result : processes.invokeAll(Collections.nCopies(4, run))) {
        done += result.get();
      }
      assertThat(done).isEqualTo(alone);
    }
  }

  /// As after a version was rolled back, whose successor had migrated.
  @Test
  void a_schema_of_a_later_version_is_left_as_it_is() throws Exception {
    var server = PostgresServer.at(TestPostgres.freshDatabase());
    Migrations.run(server);
    try (var connection = UsersProcess.connect(server);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          ALTER TABLE users ADD COLUMN nickname text;
          INSERT INTO flyway_schema_history
          SELECT installed_rank + 1000, '1000', 'nicknames', type, 'V1000__nicknames.sql', checksum,
            installed_by, installed_on, execution_time, success
          FROM flyway_schema_history WHERE version = '1';
          """);
    }

    assertThat(Migrations.run(server)).isZero();
  }

  @Test
  void the_families_that_are_there_become_sessions() throws Exception {
    var server = PostgresServer.at(TestPostgres.freshDatabase());
    migrateTo(server, "1");
    try (var connection = UsersProcess.connect(server);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO users (email, password_hash, first_name, last_name, created_at)
          VALUES ('ada@example.com', 'hash', 'Ada', 'Lovelace', now());
          INSERT INTO refresh_tokens (token_hash, user_id, created_at, expires_at)
          SELECT sha256(n::text::bytea), 1, now(), now() + interval '1 day'
          FROM generate_series(1, 2) AS n;
          """);
      Migrations.run(server);

      var result =
          statement.executeQuery(
              "SELECT count(*) FROM sessions JOIN refresh_tokens ON family = sessions.id");
      result.next();
      assertThat(result.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void addresses_get_their_one_form_where_nobody_else_has_it() throws Exception {
    var server = PostgresServer.at(TestPostgres.freshDatabase());
    migrateTo(server, "4");
    try (var connection = UsersProcess.connect(server);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO users (email, password_hash, first_name, last_name, created_at)
          SELECT address, 'hash', 'Ada', 'Lovelace', now()
          FROM unnest(ARRAY['ada@example.com', 'rené@example.com', ' ﻿eve@example.com',
            'zoé@example.com', 'zoé@example.com', ' zoé@example.com',
            ' noé@example.com', 'noé@example.com']) AS address;
          INSERT INTO users (issuer, subject, created_at) VALUES ('i', 's', now());
          """);
      Migrations.run(server);

      var result = statement.executeQuery("SELECT string_agg(email, ' ' ORDER BY id) FROM users");
      result.next();
      assertThat(result.getString(1))
          .isEqualTo(
              "ada@example.com rené@example.com eve@example.com zoé@example.com"
                  + " zoé@example.com  zoé@example.com noé@example.com"
                  + " noé@example.com");
    }
  }

  private static void migrateTo(PostgresServer server, String version) {
    Flyway.configure()
        .loggers("slf4j")
        .dataSource(server.jdbcUrl(), server.user(), server.password())
        .target(version)
        .load()
        .migrate();
  }
}
