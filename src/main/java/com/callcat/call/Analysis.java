package com.callcat.call;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Retell's analysis of a conversation, made after the call. It may come in parts, so each field
/// may be empty.
///
/// @param voicemail whether a machine took the call, even if the end reason says otherwise
public record Analysis(
    @Nullable String summary,
    List<String> actionItems,
    List<String> tags,
    @Nullable String sentiment,
    boolean voicemail) {

  /// Orders texts by how much they say: the longer the more.
  private static final Comparator<String> LENGTH =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private static final Comparator<List<String>> NUMBER =
      Comparator.<List<String>>comparingInt(List::size)
          .thenComparing(items -> items.toArray(String[]::new), Arrays::compare);

  private static final Comparator<String> CERTAINTY =
      Comparator.<String, Boolean>comparing(word -> !word.equalsIgnoreCase(Findings.UNKNOWN))
          .thenComparing(Comparator.naturalOrder());

  public Analysis {
    actionItems = List.copyOf(actionItems);
    tags = List.copyOf(tags);
  }

  /// Whether the analysis is complete: it has a summary and a sentiment, which Retell makes for
  /// every call. The lists do not matter, because Retell leaves them empty if there was no
  /// conversation.
  public boolean isWhole() {
    return summary != null && sentiment != null;
  }

  /// Merges two analyses field by field. If both have a value, the one that says more is used, so
  /// the order does not matter.
  Analysis and(Analysis other) {
    return new Analysis(
        Facts.most(summary, other.summary, LENGTH),
        Objects.requireNonNull(Facts.most(actionItems, other.actionItems, NUMBER)),
        Objects.requireNonNull(Facts.most(tags, other.tags, NUMBER)),
        Facts.most(sentiment, other.sentiment, CERTAINTY),
        voicemail || other.voicemail);
  }
}
