package com.callcat.call;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Retell made of a conversation afterwards. It may come in parts, so each field may be empty.
///
/// @param voicemail a machine took the call, whatever the line's own reason says
public record Analysis(
    @Nullable String summary,
    List<String> actionItems,
    List<String> tags,
    @Nullable String sentiment,
    boolean voicemail) {

  /// Of two texts the one that says more, which is the longer one.
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

  /// Nothing more of it will come: it has its summary and its sentiment, which Retell makes for
  /// every call. The lists are none of it, because Retell does not fill them in when there was no
  /// conversation.
  public boolean isWhole() {
    return summary != null && sentiment != null;
  }

  /// Both, field by field; where both have one, what says more. Knows no order.
  Analysis and(Analysis other) {
    return new Analysis(
        Facts.most(summary, other.summary, LENGTH),
        Objects.requireNonNull(Facts.most(actionItems, other.actionItems, NUMBER)),
        Objects.requireNonNull(Facts.most(tags, other.tags, NUMBER)),
        Facts.most(sentiment, other.sentiment, CERTAINTY),
        voicemail || other.voicemail);
  }
}
