package com.callcat.analysis;

import com.callcat.call.Findings;

/// Finds how the callee felt. The agent's sentences do not count, because it is always polite, nor
/// do greetings.
final class Mood {
  /// VADER's threshold between neutral and not neutral.
  private static final double NOTICEABLE = 0.05;

  private Mood() {}

  /// One of [Findings#SENTIMENTS], according to the average of the callee's sentences.
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
