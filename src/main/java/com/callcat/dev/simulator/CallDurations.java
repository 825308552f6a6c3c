package com.callcat.dev.simulator;

import java.time.Duration;

/// How long each part of a simulated call takes. Tests use short durations.
///
/// @param ring from the request until somebody answers, or until ringing ends
/// @param talk from the answer to the hang-up
/// @param analysis from the hang-up until the analysis is ready
public record CallDurations(Duration ring, Duration talk, Duration analysis) {

  /// The durations of a call with a talk of this length; the other parts take a second each.
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
