package com.callcat.http;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The zones of the IANA time zone database.
final class TimeZones {
  static final String EXPECTATION = "must be an IANA time zone, like Europe/Paris";
  private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

  private TimeZones() {}

  /// The zone; null if the database does not have it.
  static @Nullable ZoneId parse(String text) {
    return KNOWN.contains(text) ? ZoneId.of(text) : null;
  }
}
