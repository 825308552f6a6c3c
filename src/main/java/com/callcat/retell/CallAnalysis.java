package com.callcat.retell;

import com.callcat.call.Analysis;
import com.callcat.call.Blank;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `call_analysis`, which a language model has written. Texts are shortened to what a
/// person will read; the report's JSON still has all of it.
final class CallAnalysis {
  private static final Pattern LINES = Pattern.compile("\\R");
  private static final Pattern LINES_AND_COMMAS = Pattern.compile("\\R|[,;，、；]");
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
    return summary == null || ListText.saysNothing(summary)
        ? null
        : cut(Blank.strip(summary), LONGEST_SUMMARY);
  }

  private static List<String> items(JsonNode node, Pattern separator) {
    return ListText.items(node, separator)
        .map(item -> cut(item, LONGEST_ITEM))
        .distinct()
        .limit(MOST_ITEMS)
        .toList();
  }

  /// Cuts a text, but never between the two halves of a surrogate pair.
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
