package com.callcat.dev.simulator;

import java.time.Duration;

/// How long each part of a call takes, so that a test can be quick.
///
/// @param ring from the request until somebody answers, or until nobody did
/// @param talk from the answer to the hang-up
/// @param analysis from the hang-up until the analysis is there
public record CallDurations(Duration ring, Duration talk, Duration analysis) {

  /// An answered call lasts so long; the other parts take a second each.
  public static CallDurations talking(Duration talk) {
    return new CallDurations(Duration.ofSeconds(1), talk, Duration.ofSeconds(1));
  }

  public CallDurations withRing(Duration other) {
    return new CallDurations(other, talk, analysis);
  }

  public CallDurations withAnalysis(Duration other) {
    return new CallDurations(ring, talk, other);
  }
}
