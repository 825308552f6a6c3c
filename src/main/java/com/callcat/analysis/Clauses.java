package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/// Trims a part of a sentence, so that it can be used in another sentence.
final class Clauses {
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:,? (?:okay|ok|all right|alright|right|please|thank you|thanks|then"
              + "|(?:is|if) that(?:'s| is)? (?:okay|ok|all right|fine)(?: with you)?))?[\\s.!?,;:…]*$",
          CASE_INSENSITIVE);

  private static final Pattern TAG =
      Pattern.compile(", (?:okay|ok|all right|alright|right)\\?$", CASE_INSENSITIVE);

  /// Words that have a capital letter only at the beginning of a sentence.
  private static final Pattern COMMON_FIRST =
      Pattern.compile(
          "^(?:Somebody|Someone|The|They|He|She|You|Your|My|Our|His|Her|Their|One|A|An|That|This)\\b");

  private Clauses() {}

  /// Removes punctuation at the end, and questions like "okay?".
  static String end(String clause) {
    return TAIL.matcher(clause).replaceFirst("");
  }

  /// Whether a sentence is a question. A question like "okay?" at its end does not count.
  static boolean isQuestion(String sentence) {
    return sentence.endsWith("?") && !TAG.matcher(sentence).find();
  }

  /// Makes the first letter lower case.
  static String lower(String clause) {
    return Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
  }

  /// Converts a clause to its form in the middle of a sentence.
  static String inner(String clause) {
    return COMMON_FIRST.matcher(clause).find() ? lower(clause) : clause;
  }
}
