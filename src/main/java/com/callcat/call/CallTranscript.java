package com.callcat.call;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is written down of a call. The two parts are kept apart, so that what Retell sends never
/// replaces what its user has added, whichever came first.
///
/// @param talk what was said: Retell's transcript, or the text that the user put in its place; null
///   when there is none
/// @param notes the lines that the user has added; null when there are none
public record CallTranscript(@Nullable String talk, @Nullable String notes) {
  /// How many characters a user may write into a transcript, at once or line by line: so what was
  /// added can be put back whole. Retell's own text may be longer.
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

  /// The same with one more line of notes. Invalid when it would be too much.
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

  /// In characters, as [#MOST_WRITTEN] counts them.
  private int length() {
    var whole = whole();
    return whole.codePointCount(0, whole.length());
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : first + "\n" + second;
  }

  /// Says that it is there, never what was said.
  @Override
  public String toString() {
    return "CallTranscript[hidden]";
  }
}
