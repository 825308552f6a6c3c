package com.callcat.retell;

import com.callcat.call.Analysis;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads what a language model has written of a conversation: two lists that it was asked for one
/// item per line, and does not always write so. It is cut to what a person reads; the whole of it
/// stays in the report's JSON.
final class CallAnalysis {
  private static final Pattern LINES = Pattern.compile("\\R");
  private static final Pattern LINES_AND_COMMAS = Pattern.compile("\\R|,");
  private static final Pattern BULLET =
      Pattern.compile("^(?:[-*]\\s+|[•–·#]\\s*|\\d{1,2}[.)]\\s+)");
  private static final int LONGEST_SUMMARY = 10_000;
  private static final int LONGEST_ITEM = 500;
  private static final int MOST_ITEMS = 50;
  private static final int LONGEST_SENTIMENT = 100;

  private CallAnalysis() {}

  static Analysis read(JsonNode analysis) {
    var custom = analysis.path("custom_analysis_data");
    return new Analysis(
        summary(analysis.path("call_summary")),
        items(custom.path("action_items"), LINES),
        items(custom.path("tags"), LINES_AND_COMMAS),
        CallObject.text(analysis.path("user_sentiment"), LONGEST_SENTIMENT),
        analysis.path("in_voicemail").asBoolean());
  }

  private static @Nullable String summary(JsonNode node) {
    var summary = CallObject.text(node, Integer.MAX_VALUE);
    return summary == null ? null : cut(summary.strip(), LONGEST_SUMMARY);
  }

  private static List<String> items(JsonNode node, Pattern separator) {
    return texts(node)
        .flatMap(separator::splitAsStream)
        .map(item -> BULLET.matcher(item.strip()).replaceFirst(""))
        .filter(item -> !item.isBlank())
        .map(item -> cut(item, LONGEST_ITEM))
        .distinct()
        .limit(MOST_ITEMS)
        .toList();
  }

  private static Stream<String> texts(JsonNode node) {
    var nodes = node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    return nodes.filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /// Never between the two halves of one character.
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
