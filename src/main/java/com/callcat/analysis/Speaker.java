package com.callcat.analysis;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who says a line of a transcript.
enum Speaker {
  /// The AI voice agent, for its user.
  AGENT,
  /// Whoever was called.
  CALLEE,
  /// A third person, or the user in notes of their own.
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

  /// The longest label, and some room around it.
  private static final int LABEL_ROOM = 20;

  /// Where the label of a line ends, at its colon; -1 if it has none.
  static int labelEnd(String line) {
    var colon = line.indexOf(':', 0, Math.min(line.length(), LABEL_ROOM));
    return labelled(line, colon) == null ? -1 : colon;
  }

  /// @param colon as [#labelEnd] found it
  static @Nullable Speaker labelled(String line, int colon) {
    return colon < 0 ? null : LABELS.get(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }
}
