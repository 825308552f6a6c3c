package com.callcat.call;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How one turn, or one note, is written into a transcript: on one line. Whoever reads a transcript
/// takes the beginning of a line for a speaker, so a line break inside a turn would let one speaker
/// put words into the other's mouth.
public final class TranscriptLine {
  /// Whatever some reader takes for the end of a line, and the blanks after it.
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\v\\x1C-\\x1E][\\h\\v\\x1C-\\x1E]*+");

  /// By the name of the role, as Retell and our API spell it.
  private static final Map<String, String> SPEAKERS =
      Map.of(
          "agent", "Agent",
          "assistant", "Agent",
          "user", "User",
          "callee", "User",
          "transfer_target", "Transfer target");

  private TranscriptLine() {}

  /// How the lines of a role begin; null for a role that nobody knows.
  public static @Nullable String speaker(String role) {
    return SPEAKERS.get(role);
  }

  /// The line of a turn.
  ///
  /// @param speaker as [#speaker] has it
  public static String spoken(String speaker, String words) {
    return speaker + ": " + of(words);
  }

  /// A text without its line breaks.
  public static String of(String text) {
    return Blank.strip(LINE_BREAKS.matcher(text).replaceAll(" "));
  }
}
