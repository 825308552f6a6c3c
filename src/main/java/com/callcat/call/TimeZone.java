package com.callcat.call;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A zone of the IANA time zone database, by one of the names that the database has for it.
///
/// @param name as its user wrote it, a zone's or a link's
/// @param zone what the name stands for
public record TimeZone(String name, ZoneId zone) {
  /// Of a user who never named one.
  public static final TimeZone UTC = new TimeZone("UTC", ZoneId.of("UTC"));

  /// Names in Java's own table that the database has given up.
  private static final String OUTDATED = "SystemV/";

  /// The database's links that Java's own table leaves out (file `backward` of tzdata).
  private static final Map<String, String> LINKS =
      Map.of(
          "EST", "America/Panama",
          "MST", "America/Phoenix",
          "HST", "Pacific/Honolulu",
          "ROC", "Asia/Taipei",
          "GMT+0", "Etc/GMT",
          "GMT-0", "Etc/GMT");

  private static final Set<String> IN_JAVA = Set.copyOf(ZoneId.getAvailableZoneIds());

  /// The zone of a name; null if the database does not have it. Offsets such as `+02:00` are none.
  public static @Nullable TimeZone parse(String name) {
    var inJava = IN_JAVA.contains(name) && !name.startsWith(OUTDATED);
    return inJava || LINKS.containsKey(name) ? of(name) : null;
  }

  /// The zone of a name that was accepted before.
  ///
  /// @throws DateTimeException when there is no such zone
  public static TimeZone of(String name) {
    return new TimeZone(name, ZoneId.of(name, LINKS));
  }
}
