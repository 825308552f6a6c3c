package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZoneTest {
  private static final Instant JULY = Instant.parse("2026-07-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "EST, -05:00",
    "MST, -07:00",
    "HST, -10:00",
    "ROC, +08:00",
    "GMT+0, Z",
    "GMT-0, Z",
    "GMT0, Z",
    "EST5EDT, -04:00",
    "US/Pacific, -07:00",
    "Asia/Calcutta, +05:30",
    "UTC, Z",
    "Europe/Paris, +02:00"
  })
  void a_zone_or_a_link_of_the_database_is_known_by_its_name(String name, String offsetInJuly) {
    var zone = Objects.requireNonNull(TimeZone.parse(name));

    assertThat(zone.name()).isEqualTo(name);
    assertThat(zone.zone().getRules().getOffset(JULY)).hasToString(offsetInJuly);
    assertThat(TimeZone.of(name)).isEqualTo(zone);
    assertThat(ZoneId.getAvailableZoneIds()).contains(zone.zone().getId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SystemV/PST8",
        "SystemV/EST5EDT",
        "PST",
        "CST",
        "IST",
        "GMT+1",
        "UTC+2",
        "+02:00",
        "Z",
        "Factory",
        "europe/paris",
        "Mars/Olympus",
        ""
      })
  void any_other_name_is_none(String name) {
    assertThat(TimeZone.parse(name)).isNull();
  }

  @Test
  void all_that_java_knows_is_known_but_what_the_database_has_given_up() {
    assertThat(ZoneId.getAvailableZoneIds())
        .allSatisfy(
            name ->
                assertThat(TimeZone.parse(name) == null)
                    .as(name)
                    .isEqualTo(name.startsWith("SystemV/")));
  }
}
