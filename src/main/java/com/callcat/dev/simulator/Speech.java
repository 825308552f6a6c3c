package com.callcat.dev.simulator;

import java.util.regex.Pattern;

/// Converts a written text into a spoken one: short, and without phone numbers.
final class Speech {
  private static final int BREATH = 160;

  /// The end of a sentence. A short word before a full stop may be an abbreviation, such as Dr.,
  /// Mrs. and St.
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[^.\\s]{4}[.!?])\\s|[\\r\\n]");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /// A phone number: seven digits or more, however they are grouped, except dates.
  private static final Pattern NUMBER =
      Pattern.compile("(?<!\\d)(?!\\d{4}-\\d{2}-\\d{2})\\+?\\(?\\d(?:[\\s().,/-]*\\d){6,}");

  private Speech() {}

  /// The first sentence of a text, shortened if it is long.
  static String brief(String text) {
    var masked = NUMBER.matcher(text.strip()).replaceAll("the number you have");
    var sentence = SPACES.matcher(SENTENCE_END.split(masked, 2)[0]).replaceAll(" ");
    return sentence.length() <= BREATH ? sentence : cut(sentence);
  }

  private static String cut(String sentence) {
    var space = sentence.lastIndexOf(' ', BREATH);
    var end = space > 0 ? space : sentence.offsetByCodePoints(0, BREATH / 2);
    return sentence.substring(0, end);
  }
}
