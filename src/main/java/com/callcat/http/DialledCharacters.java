package com.callcat.http;

import com.callcat.call.Blank;

/// The characters of phone numbers as people, phones and address books write them. Digits of other
/// scripts, such as `٤`, are not accepted, because not everybody who reads such a number could tell
/// which one is dialled.
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

  /// The ASCII text that a character stands for.
  ///
  /// @param character an allowed one
  static String plain(int character) {
    if (Blank.is(character)) {
      return Character.getType(character) == Character.FORMAT ? "" : " ";
    }
    return isDash(character) ? "-" : Character.toString(character);
  }

  /// The code point and the name of a character, such as `U+0065 LATIN SMALL LETTER E`.
  static String name(int character) {
    var name = Character.getName(character);
    return "U+%04X".formatted(character) + (name == null ? "" : " " + name);
  }
}
