package com.callcat.call;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The transcript of a call. Its two parts are separate, so that Retell's text never replaces what
/// the user has added, whichever came first.
///
/// @param talk Retell's transcript, or the text by which the user has replaced it; null if there is
///   none
/// @param notes the lines that the user has added; null if there are none
public record CallTranscript(@Nullable String talk, @Nullable String notes) {
  /// How many characters a user may write into a transcript, at once or line by line. The limit is
  /// the same for both, so that a user can write everything that was added back at once. Retell's
  /// own text may be longer.
  public static final int MOST_WRITTEN = 60_000;

  private static final Problem TOO_LONG =
      Problem.Invalid.of("$", "would make the transcript longer than 60000 characters");

  public CallTranscript {
    if (talk == null && notes == null) {
      throw new IllegalArgumentException("a transcript has a text");
    }
  }

  /// The talk, and the notes after it.
  public String whole() {
    return talk == null || notes == null
        ? Stream.of(talk, notes).filter(Objects::nonNull).collect(Collectors.joining())
        : join(talk.stripTrailing(), notes);
  }

  /// Adds one more line of notes. Fails with Invalid if the user has written too much.
  ///
  /// @param before what the user has written until now
  public static CallTranscript add(@Nullable CallTranscript before, String line) {
    var added =
        before == null
            ? new CallTranscript(null, line)
            : new CallTranscript(
                before.talk, before.notes == null ? line : join(before.notes, line));
    if (added.length() > MOST_WRITTEN) {
      throw new ProblemException(TOO_LONG);
    }
    return added;
  }

  /// The length in characters, as [#MOST_WRITTEN] counts them.
  private int length() {
    var whole = whole();
    return whole.codePointCount(0, whole.length());
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : first + "\n" + second;
  }

  /// Does not show the text.
  @Override
  public String toString() {
    return "CallTranscript[hidden]";
  }
}
