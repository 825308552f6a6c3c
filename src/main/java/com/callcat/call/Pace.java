package com.callcat.call;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The durations that the rules use.
///
/// @param allowedLateness how long after its instant a call may still be dialled
/// @param lease how long an attempt that says nothing holds its call
/// @param lookUps when an unknown answer is looked up, counted from when it became unknown
/// @param followUps when news of a call in progress are asked for, each counted from the one
///   before; the last repeats
/// @param longestCall the longest a call can take at Retell, ringing included; after it Retell is
///   told to hang up
/// @param analysisWait how long after the end its analysis is waited for
/// @param giveUp how long the engine asks before it says that nobody knows
public record Pace(
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

  public Pace {
    lookUps = List.copyOf(lookUps);
    followUps = List.copyOf(followUps);
  }

  /// The schedule of engine.md, "Dialling".
  public static Pace standard(Duration allowedLateness, Duration lease, Duration longestCall) {
    return new Pace(
        allowedLateness,
        lease,
        seconds(2, 5, 15, 30, 60, 120, 300, 600),
        seconds(15, 15, 30, 60, 120, 300),
        longestCall,
        Duration.ofMinutes(10),
        Duration.ofHours(24));
  }

  private static List<Duration> seconds(long... values) {
    return Arrays.stream(values).mapToObj(Duration::ofSeconds).toList();
  }

  /// How long a call that is due may wait for what it can be dialled without.
  Duration patience() {
    var half = allowedLateness.dividedBy(2);
    return half.compareTo(PATIENCE) < 0 ? half : PATIENCE;
  }

  Duration followUp(int soFar) {
    return followUps.get(Math.min(soFar, followUps.size() - 1));
  }

  /// How long a call in progress is left alone after Retell has told of it by itself.
  Duration trustInWebhooks() {
    return followUps.getLast();
  }

  /// A short wait before Retell is asked again for something it did not answer.
  Duration soon() {
    return SOON;
  }

  /// 1 s doubled for each attempt up to a minute, half of it by chance, never less than was asked.
  Duration backOff(int attempt, double jitter) {
    return backOff(FIRST_BACK_OFF, LONGEST_BACK_OFF, attempt, jitter);
  }

  /// The same from 15 s up to five minutes, for a call that was refused because of the account.
  /// Each such refusal holds up all calls for a moment, and a single call that is refused again and
  /// again must not do so too often.
  Duration accountBackOff(int attempt, double jitter) {
    return backOff(FIRST_ACCOUNT_BACK_OFF, LONGEST_ACCOUNT_BACK_OFF, attempt, jitter);
  }

  private static Duration backOff(Duration first, Duration longest, int attempt, double jitter) {
    var doubled = first.multipliedBy(1L << Math.min(attempt - 1, 6));
    var full = doubled.compareTo(longest) > 0 ? longest : doubled;
    return Duration.ofMillis((long) (full.toMillis() * (0.5 + jitter / 2)));
  }
}
