package com.callcat.call;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes one turn, or one note, into a transcript as a single line. Each line begins with its
/// speaker. If a turn could contain line breaks, its text could imitate a turn of the other
/// speaker.
public final class TranscriptLine {
  /// Every character that some program treats as a line break, and the blanks after it.
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\v\\x1C-\\x1E][\\h\\v\\x1C-\\x1E]*+");

  /// The speakers by the names of their roles in Retell's API and ours.
  private static final Map<String, String> SPEAKERS =
      Map.of(
          "agent", "Agent",
          "assistant", "Agent",
          "user", "User",
          "callee", "User",
          "transfer_target", "Transfer target");

  private TranscriptLine() {}

  /// The speaker of a role; null for an unknown role.
  public static @Nullable String speaker(String role) {
    return SPEAKERS.get(role);
  }

  /// The line of a turn.
  ///
  /// @param speaker as [#speaker] returns it
  public static String spoken(String speaker, String words) {
    return speaker + ": " + of(words);
  }

  /// A text with its line breaks replaced.
  public static String of(String text) {
    return Blank.strip(LINE_BREAKS.matcher(text).replaceAll(" "));
  }
}
