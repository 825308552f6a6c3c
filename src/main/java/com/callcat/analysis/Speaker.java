package com.callcat.analysis;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The speaker of a line in a transcript.
enum Speaker {
  /// The AI voice agent, on behalf of its user.
  AGENT,
  /// The person who was called.
  CALLEE,
  /// A third person, or the user in their own notes.
  OTHER;

  private static final Map<String, Speaker> LABELS =
      Map.of(
          "agent",
          AGENT,
          "assistant",
          AGENT,
          "user",
          CALLEE,
          "callee",
          CALLEE,
          "customer",
          CALLEE,
          "transfer target",
          OTHER,
          "transfer_target",
          OTHER);

  /// The length of the longest label, with some room around it.
  private static final int LABEL_ROOM = 20;

  /// The index of the colon after a line's label; -1 if there is no label.
  static int labelEnd(String line) {
    var colon = line.indexOf(':', 0, Math.min(line.length(), LABEL_ROOM));
    return labelled(line, colon) == null ? -1 : colon;
  }

  /// @param colon the index that [#labelEnd] has returned
  static @Nullable Speaker labelled(String line, int colon) {
    return colon < 0 ? null : LABELS.get(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }
}
