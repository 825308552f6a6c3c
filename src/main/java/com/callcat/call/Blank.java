package com.callcat.call;

/// Defines for the whole program which characters are blank, and are stripped from both ends of a
/// text: Unicode's white space, and invisible characters that people paste along with a text, such
/// as the byte order mark and the direction marks that phones put around a number.
///
/// The joiners (U+200C, U+200D) are not blank, because in some scripts they change the letter
/// before them. Only at the start of a text, where there is no letter before, they are stripped
/// too.
public final class Blank {
  private static final int NEXT_LINE = 0x85;
  private static final int SOFT_HYPHEN = 0xAD;
  private static final int ARABIC_LETTER_MARK = 0x61C;
  private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;
  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Blank() {}

  public static boolean is(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == NEXT_LINE
        || hasNoWidth(character);
  }

  /// Whether a character is invisible and changes nothing. U+202E is not one of these, because it
  /// reverses the text after it.
  private static boolean hasNoWidth(int character) {
    return switch (character) {
      case SOFT_HYPHEN,
          ARABIC_LETTER_MARK,
          MONGOLIAN_VOWEL_SEPARATOR,
          ZERO_WIDTH_SPACE,
          BYTE_ORDER_MARK ->
          true;
      default ->
          isBetween(character, 0x200E, 0x200F) // marks of direction
              || isBetween(character, 0x202A, 0x202D) // embeddings
              || isBetween(character, 0x2060, 0x206F); // word joiner, isolates
    };
  }

  private static boolean isBetween(int character, int first, int last) {
    return first <= character && character <= last;
  }

  private static boolean isJoiner(int character) {
    return isBetween(character, 0x200C, 0x200D);
  }

  /// The text without the blanks around it; empty if there is nothing else.
  public static String strip(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isStrippedFromStart(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && is(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static boolean isStrippedFromStart(int character) {
    return is(character) || isJoiner(character);
  }

  /// Whether a text has nothing but blanks.
  public static boolean all(String text) {
    return strip(text).isEmpty();
  }

  /// Whether a text has a blank anywhere.
  public static boolean any(String text) {
    return text.codePoints().anyMatch(Blank::is);
  }
}
