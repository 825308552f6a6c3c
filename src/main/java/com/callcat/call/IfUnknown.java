package com.callcat.call;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What becomes of a call of which nobody knows whether it was placed, when Retell shows it in none
/// of the look-ups.
public enum IfUnknown {
  /// It ends as `dispatch_unknown`: a call too few is better than one too many.
  FAIL,
  /// It is dialled again under a new token, if there is still time. Nobody is rung twice as long as
  /// Retell shows a call in its list within the ten minutes of the look-ups.
  REDIAL;

  /// The word of the API; null if it is none.
  public static @Nullable IfUnknown parse(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst().orElse(null);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
