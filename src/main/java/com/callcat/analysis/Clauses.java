package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/// Trims what is taken out of a sentence, so that it can stand in another.
final class Clauses {
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:,? (?:okay|ok|all right|alright|right|please|thank you|thanks|then"
              + "|(?:is|if) that(?:'s| is)? (?:okay|ok|all right|fine)(?: with you)?))?[\\s.!?,;:…]*$",
          CASE_INSENSITIVE);

  private static final Pattern TAG =
      Pattern.compile(", (?:okay|ok|all right|alright|right)\\?$", CASE_INSENSITIVE);

  /// These begin with a capital only at the beginning of a sentence.
  private static final Pattern COMMON_FIRST =
      Pattern.compile(
          "^(?:Somebody|Someone|The|They|He|She|You|Your|My|Our|His|Her|Their|One|A|An|That|This)\\b");

  private Clauses() {}

  /// Without a last stop, and without asking whether it is all right.
  static String end(String clause) {
    return TAIL.matcher(clause).replaceFirst("");
  }

  /// Whether it asks for an answer: "okay?" does not.
  static boolean isQuestion(String sentence) {
    return sentence.endsWith("?") && !TAG.matcher(sentence).find();
  }

  /// With a small first letter.
  static String lower(String clause) {
    return Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
  }

  /// As it is written within a sentence.
  static String inner(String clause) {
    return COMMON_FIRST.matcher(clause).find() ? lower(clause) : clause;
  }
}
