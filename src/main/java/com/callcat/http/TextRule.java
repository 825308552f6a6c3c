package com.callcat.http;

import com.callcat.call.Blank;
import org.jspecify.annotations.Nullable;

/// The rule for a text. Lengths are in Unicode code points.
///
/// @param lines whether it may contain line breaks and tabs
/// @param stripped whether blanks at both ends are removed
record TextRule(int least, int most, boolean lines, boolean stripped) {

  static TextRule line(int most) {
    return new TextRule(1, most, false, true);
  }

  static TextRule lines(int most) {
    return new TextRule(1, most, true, true);
  }

  /// The rule for a secret, in which every blank counts.
  static TextRule secret(int least, int most) {
    return new TextRule(least, most, false, false);
  }

  String tidy(String text) {
    return stripped ? Blank.strip(text) : text;
  }

  /// What is wrong with a text that was stripped; null if nothing is.
  @Nullable String fault(String text) {
    if (Blank.all(text)) {
      return "must not be blank";
    }
    var length = text.codePointCount(0, text.length());
    if (length < least) {
      return "must have at least " + least + " characters";
    }
    if (length > most) {
      return "must not have more than " + most + " characters";
    }
    return text.codePoints().allMatch(this::allowed)
        ? null
        : "must not contain control characters or broken ones";
  }

  private boolean allowed(int character) {
    var broken = Character.getType(character) == Character.SURROGATE;
    var lineBreak = character == '\n' || character == '\r' || character == '\t';
    return lineBreak ? lines : !broken && !Character.isISOControl(character);
  }
}
