package com.callcat.bus;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in the journal of one user's changes: right behind everything that was taken. Clients
/// hold it as the id of an event, so it is the same on every instance and after a restart.
///
/// @param entry the number of the entry that goes on
/// @param taken how many of its changes were taken; all entries before it were, whole
public record JournalCursor(long entry, int taken) {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,17})\\.(0|[1-9]\\d{0,5})");

  /// Right before an entry.
  public static JournalCursor before(long entry) {
    return new JournalCursor(entry, 0);
  }

  /// Null unless [#toString] can have made it.
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
