package com.callcat.call;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A time zone of the IANA database, with one of the names that the database has for it.
///
/// @param name as the user wrote it; the name of a zone or of a link
/// @param zone the zone that the name stands for
public record TimeZone(String name, ZoneId zone) {
  /// The time zone of a user who has not set any.
  public static final TimeZone UTC = new TimeZone("UTC", ZoneId.of("UTC"));

  /// The prefix of names that Java has but the database has removed.
  private static final String OUTDATED = "SystemV/";

  /// Links of the database (file `backward` of tzdata) that Java does not have.
  private static final Map<String, String> LINKS =
      Map.of(
          "EST", "America/Panama",
          "MST", "America/Phoenix",
          "HST", "Pacific/Honolulu",
          "ROC", "Asia/Taipei",
          "GMT+0", "Etc/GMT",
          "GMT-0", "Etc/GMT");

  private static final Set<String> IN_JAVA = Set.copyOf(ZoneId.getAvailableZoneIds());

  /// The zone with this name; null if the database does not have it. Offsets such as `+02:00` are
  /// not accepted.
  public static @Nullable TimeZone parse(String name) {
    var inJava = IN_JAVA.contains(name) && !name.startsWith(OUTDATED);
    return inJava || LINKS.containsKey(name) ? of(name) : null;
  }

  /// The zone of a name that was accepted before.
  ///
  /// @throws DateTimeException if there is no such zone
  public static TimeZone of(String name) {
    return new TimeZone(name, ZoneId.of(name, LINKS));
  }
}
