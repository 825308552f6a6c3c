package com.callcat.call;

import java.util.List;
import java.util.Set;

/// The result of analysing a conversation, shortened to what a person will read.
///
/// @param sentiment of the callee: one of [#SENTIMENTS]
/// @param source what has analysed it, like `rules` or `model`
public record Findings(
    String summary, List<String> actionItems, List<String> tags, String sentiment, String source) {
  public static final int LONGEST_SUMMARY = 10_000;
  public static final int LONGEST_ITEM = 500;
  public static final int MOST_ITEMS = 50;
  public static final int LONGEST_TAG = 50;
  public static final int MOST_TAGS = 10;

  public static final String POSITIVE = "Positive";
  public static final String NEGATIVE = "Negative";
  public static final String NEUTRAL = "Neutral";

  /// The sentiment is not known: the callee did not speak, or was not understood.
  public static final String UNKNOWN = "Unknown";

  /// The same words as Retell's, so that both analyses use the same ones.
  public static final Set<String> SENTIMENTS = Set.of(POSITIVE, NEGATIVE, NEUTRAL, UNKNOWN);

  public Findings {
    if (!SENTIMENTS.contains(sentiment)) {
      throw new IllegalArgumentException("a sentiment is one of " + SENTIMENTS);
    }
    summary = cut(summary, LONGEST_SUMMARY);
    actionItems = cut(actionItems, MOST_ITEMS, LONGEST_ITEM);
    tags = cut(tags, MOST_TAGS, LONGEST_TAG);
  }

  /// What differs only where it is cut off stands there once.
  private static List<String> cut(List<String> texts, int most, int longest) {
    return texts.stream().map(text -> cut(text, longest)).distinct().limit(most).toList();
  }

  /// Cuts a text, but never between the two halves of a surrogate pair.
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /// Shows how much was found, never what.
  @Override
  public String toString() {
    return "Findings[%s, %d items, %s]".formatted(source, actionItems.size(), sentiment);
  }
}
