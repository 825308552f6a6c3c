package com.callcat.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {

  @Test
  void both_drivers_are_told_the_same() {
    var server = PostgresServer.at("postgresql://me:p%40ss%2Fword@db.internal:6432/call%20cat");

    assertThat(server.jdbcUrl())
        .startsWith("jdbc:postgresql://db.internal:6432/call+cat?sslmode=disable");
    assertThat(server.user()).isEqualTo("me");
    assertThat(server.password()).isEqualTo("p@ss/word");
  }

  @Test
  void an_ipv6_address_keeps_its_brackets() {
    assertThat(PostgresServer.at("postgresql://me:secret@[::1]:5432/db?sslmode=require").jdbcUrl())
        .startsWith("jdbc:postgresql://[::1]:5432/db?sslmode=require");
  }

  @Test
  void it_never_prints_how_to_get_in() {
    assertThat(PostgresServer.at("postgresql://me:secret@localhost:5432/db"))
        .hasToString("PostgreSQL at localhost:5432");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://me:secret@localhost/db",
        "postgresql://me:sec@ret@localhost/db",
        "postgresql://me:secret@localhost:99999/db",
        "postgresql://me:secret@localhost/db?sslmode=secret",
        "postgresql://me:secret@localhost/db?sslmode=verify-full",
      })
  void a_uri_that_cannot_be_used_is_refused_without_repeating_it(String uri) {
    assertThatThrownBy(() -> PostgresServer.at(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("postgres.uri")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void a_missing_uri_is_refused() {
    assertThatThrownBy(() -> PostgresServer.at(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("postgres.uri is not configured.");
  }
}
