package com.callcat.call;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happens to a call if it is not known whether it was placed, and no look-up has found it at
/// Retell.
public enum IfUnknown {
  /// The call ends as `dispatch_unknown`, because it is better not to ring than to ring twice.
  FAIL,
  /// The call is dialled again with a new token, if there is still time. Nobody is rung twice as
  /// long as Retell lists each call within the ten minutes of the look-ups.
  REDIAL;

  /// Parses a word of the API; null for any other text.
  public static @Nullable IfUnknown parse(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst().orElse(null);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
