package com.callcat.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://me:secret@host:5432/db, postgresql://me:***@host:5432/db",
    "postgresql://:secret@host/db, postgresql://:***@host/db",
    "postgresql://me@host/db, postgresql://me@host/db",
    "postgresql://host/db?user=me&password=secret, postgresql://host/db",
    "postgresql://me:secret@host/db?sslmode=require, postgresql://me:***@host/db",
  })
  void a_database_is_shown_without_its_password(String uri, String shown) {
    assertThat(Url.withoutPassword(uri)).isEqualTo(shown);
  }
}
