package com.callcat.http;

import com.callcat.call.Blank;

/// The characters of telephone numbers as people, telephones and address books write them. Digits
/// of other scripts are none of them: whoever reads `٤` and whoever reads `4` must mean the same.
final class DialledCharacters {
  private static final String MARKS = "+()./-";
  private static final int MINUS_SIGN = 0x2212;

  private DialledCharacters() {}

  static boolean allow(int character) {
    return isDigit(character)
        || MARKS.indexOf(character) >= 0
        || isDash(character)
        || Blank.is(character);
  }

  private static boolean isDigit(int character) {
    return '0' <= character && character <= '9';
  }

  private static boolean isDash(int character) {
    return Character.getType(character) == Character.DASH_PUNCTUATION || character == MINUS_SIGN;
  }

  /// What it stands for in ASCII.
  ///
  /// @param character one that is allowed
  static String plain(int character) {
    if (Blank.is(character)) {
      return Character.getType(character) == Character.FORMAT ? "" : " ";
    }
    return isDash(character) ? "-" : Character.toString(character);
  }

  /// Its code point and its name, such as `U+0065 LATIN SMALL LETTER E`.
  static String name(int character) {
    var name = Character.getName(character);
    return "U+%04X".formatted(character) + (name == null ? "" : " " + name);
  }
}
