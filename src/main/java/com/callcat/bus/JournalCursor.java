package com.callcat.bus;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in the journal of a user's changes: right after the last change that was read. Clients
/// keep it as the id of an event, so it is valid on every instance and after a restart.
///
/// @param entry the number of the entry in which reading goes on
/// @param taken how many of its changes were read already; all entries before it were read
public record JournalCursor(long entry, int taken) {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,17})\\.(0|[1-9]\\d{0,5})");

  /// The place right before an entry.
  public static JournalCursor before(long entry) {
    return new JournalCursor(entry, 0);
  }

  /// Reads what [#toString] has written; null if the text is no cursor.
  public static @Nullable JournalCursor parse(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? new JournalCursor(Long.parseLong(match.group(1)), Integer.parseInt(match.group(2)))
        : null;
  }

  @Override
  public String toString() {
    return entry + "." + taken;
  }
}
