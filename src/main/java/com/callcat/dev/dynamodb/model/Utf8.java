package com.callcat.dev.dynamodb.model;

/// Properties of a text in UTF-8, computed without encoding it.
public final class Utf8 {
  private Utf8() {}

  public static int length(String text) {
    var length = text.length();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        length += 2;
      } else if (c >= 0x80) {
        length += 1;
      }
    }
    return length;
  }

  /// Whether a text can be encoded: a single half of a surrogate pair cannot.
  public static boolean canEncode(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
