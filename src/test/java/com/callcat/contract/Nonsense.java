package com.callcat.contract;

import com.callcat.contract.ObjectShape.Field;
import java.util.List;

/// Values of the right type that are none of their field's kind.
final class Nonsense {
  private Nonsense() {}

  /// In JSON; empty for a field that takes any text.
  static List<String> of(Field field) {
    return switch (field.kind()) {
      case "EpochMillis" ->
          List.of("0", "-1", "1700000000000", "99999999999999", "-9223372036854775808");
      case "DialledNumber" ->
          List.of(
              "\"5559990\"",
              "\"+442079460123\"",
              "\"+15559990000;ext=1\"",
              "\"1-800-FLOWERS\"",
              "\"+1555999000000\"",
              "\"+1 416 555 0123\"",
              "\"911\"",
              "\"+1 1 555 999 0000\"",
              "\"011 1 555 999 0000\"",
              "\"+1 911 999 0000\"",
              "\"(900) 999-0000\"",
              "\"+15559990000\\n\\u0662\"",
              "\"tel:+15559990000\"",
              "\"+٠١٢٣٤٥٦٧٨٩٠\"");
      case "Email" ->
          List.of(
              "\"x\"",
              "\"@example.com\"",
              "\"a@b\"",
              "\"a b@example.com\"",
              "\"a@example.com, b@example.com\"",
              "\"<a@example.com>\"",
              "\"a@@example.com\"");
      case "TimeZone" ->
          List.of(
              "\"Mars/Base\"",
              "\"+01:00\"",
              "\"../../etc/passwd\"",
              "\"europe/paris\"",
              "\"SystemV/PST8\"");
      case "VoiceId" ->
          List.of("\"a b\"", "\"ä\"", "\"nobody\"", "\"11LABS-ADRIAN\"", "\"<script>\"");
      case "LanguageChoice" -> List.of("\"xx-YY\"", "\"english\"", "\"-\"");
      case "transcriptText", "refreshToken" -> List.of();
      default -> field.schema().has("enum") ? List.of("\"DONE\"", "\"-\"") : List.of();
    };
  }
}
