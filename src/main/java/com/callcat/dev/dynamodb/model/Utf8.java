package com.callcat.dev.dynamodb.model;

/// The length of a text in UTF-8, without encoding it.
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
}
