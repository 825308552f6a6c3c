package com.callcat.call;

import java.time.Duration;
import java.util.List;

/// The durations that the rules of a call use.
///
/// @param allowedLateness how long after its scheduled instant a call may still be dialled
/// @param lease how long an attempt holds its call if the process that dials does not report
/// @param lookUps when Retell is asked whether it placed a call, if its answer was lost; each is
///   counted from the moment at which the answer became unknown
/// @param followUps when Retell is asked how a call in progress is going; each is counted from the
///   one before, and the last one repeats
/// @param longestCall the longest time that a call can take at Retell, ringing included; after it
///   Retell is told to hang up
/// @param analysisWait how long the engine waits for the analysis after the end of a call
/// @param giveUp how long the engine goes on asking Retell before it gives up
public record Timings(
    Duration allowedLateness,
    Duration lease,
    List<Duration> lookUps,
    List<Duration> followUps,
    Duration longestCall,
    Duration analysisWait,
    Duration giveUp) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);
  private static final Duration FIRST_ACCOUNT_BACK_OFF = Duration.ofSeconds(15);
  private static final Duration LONGEST_ACCOUNT_BACK_OFF = Duration.ofMinutes(5);

  public Timings {
    lookUps = List.copyOf(lookUps);
    followUps = List.copyOf(followUps);
  }

  /// How long a call that is due may wait for data that helps but is not necessary, such as its
  /// user's preferences.
  Duration patience() {
    var half = allowedLateness.dividedBy(2);
    return half.compareTo(PATIENCE) < 0 ? half : PATIENCE;
  }

  Duration followUp(int soFar) {
    return followUps.get(Math.min(soFar, followUps.size() - 1));
  }

  /// How long Retell is not asked about a call in progress after it has sent a webhook about it.
  Duration trustInWebhooks() {
    return followUps.getLast();
  }

  /// How long to wait before Retell is asked again, when it did not answer.
  Duration soon() {
    return SOON;
  }

  /// The delay before a refused call is dialled again: 1 s, doubled for each further attempt, a
  /// minute at most. At least half of that is waited; `jitter` (from 0 to 1) says how much of the
  /// other half is added.
  Duration backOff(int attempt, double jitter) {
    return backOff(FIRST_BACK_OFF, LONGEST_BACK_OFF, attempt, jitter);
  }

  /// The same from 15 s to five minutes, for a call that Retell refused because of the account.
  /// Each such refusal delays all calls for a moment, and a single call that is refused again and
  /// again must not cause that too often.
  Duration accountBackOff(int attempt, double jitter) {
    return backOff(FIRST_ACCOUNT_BACK_OFF, LONGEST_ACCOUNT_BACK_OFF, attempt, jitter);
  }

  private static Duration backOff(Duration first, Duration longest, int attempt, double jitter) {
    var doubled = first.multipliedBy(1L << Math.min(attempt - 1, 6));
    var full = doubled.compareTo(longest) > 0 ? longest : doubled;
    return Duration.ofMillis((long) (full.toMillis() * (0.5 + jitter / 2)));
  }
}
