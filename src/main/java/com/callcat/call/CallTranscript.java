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

  /// The same with one more line of notes.
  public static CallTranscript add(@Nullable CallTranscript before, String line) {
    return before == null
        ? new CallTranscript(null, line)
        : new CallTranscript(before.talk, before.notes == null ? line : join(before.notes, line));
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
