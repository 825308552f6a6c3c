package com.callcat.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was said, turn by turn. If the text is longer than six hours of talk, only its beginning
/// and end are used, where people say what they want and what they have agreed.
record Transcript(List<Turn> turns) {
  static final Transcript NONE = new Transcript(List.of());
  private static final int HALF = 200_000;

  static Transcript of(@Nullable String text, Locale language) {
    var turns = new ArrayList<Turn>();
    if (text != null) {
      var sentences = new Sentences(language);
      var speaker = Speaker.OTHER;
      for (var line : (Iterable<String>) bounded(text).lines()::iterator) {
        var end = Speaker.labelEnd(line);
        var labelled = Speaker.labelled(line, end);
        speaker = labelled == null ? speaker : labelled;
        add(turns, speaker, sentences.of(line.substring(end + 1)));
      }
    }
    return new Transcript(turns);
  }

  private static String bounded(String text) {
    return text.length() <= 2 * HALF
        ? text
        : text.substring(0, HALF) + "\n" + text.substring(text.length() - HALF);
  }

  private static void add(List<Turn> turns, Speaker speaker, List<String> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    if (turns.isEmpty() || turns.getLast().speaker() != speaker) {
      turns.add(new Turn(speaker, new ArrayList<>()));
    }
    turns.getLast().sentences().addAll(sentences);
  }

  /// This transcript, followed by notes.
  Transcript and(Transcript notes) {
    return new Transcript(Stream.concat(turns.stream(), notes.turns.stream()).toList());
  }

  /// Whether the transcript has turns, but none of the callee.
  boolean isAgentAlone() {
    return !isEmpty() && turns.stream().allMatch(turn -> turn.speaker() == Speaker.AGENT);
  }

  boolean isEmpty() {
    return turns.isEmpty();
  }

  /// The answer to a turn; null if there is none.
  @Nullable Turn replyTo(int turn) {
    return turn + 1 < turns.size() ? turns.get(turn + 1) : null;
  }

  /// The speaker whose mood counts: the callee, or the unknown speaker of notes without labels.
  Speaker heard() {
    return turns.stream().anyMatch(turn -> turn.speaker() == Speaker.CALLEE)
        ? Speaker.CALLEE
        : Speaker.OTHER;
  }
}
