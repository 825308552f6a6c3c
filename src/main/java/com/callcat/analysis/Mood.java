package com.callcat.analysis;

import com.callcat.call.Findings;

/// How the callee felt. The agent is always polite, and nobody means the polite phrases of a
/// greeting, so neither counts.
final class Mood {
  /// Where VADER draws the line.
  private static final double NOTICEABLE = 0.05;

  private Mood() {}

  /// One of [Findings#SENTIMENTS], by what the callee's average sentence feels like.
  static String of(Transcript transcript) {
    if (transcript.isEmpty()) {
      return Findings.UNKNOWN;
    }
    var heard = transcript.heard();
    var mean =
        transcript.turns().stream()
            .filter(turn -> turn.speaker() == heard)
            .flatMap(turn -> turn.sentences().stream())
            .filter(sentence -> !SmallTalk.is(sentence))
            .mapToDouble(Vader::compound)
            .average()
            .orElse(0);
    if (Math.abs(mean) < NOTICEABLE) {
      return Findings.NEUTRAL;
    }
    return mean > 0 ? Findings.POSITIVE : Findings.NEGATIVE;
  }
}
