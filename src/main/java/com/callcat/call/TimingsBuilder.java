package com.callcat.call;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Builds [Timings] one by one, each by its name, so that no two of them can be swapped. What is
/// not set is as in production with the settings' defaults.
public final class TimingsBuilder {
  private Duration allowedLateness = Duration.ofHours(1);
  private Duration lease = Duration.ofSeconds(10);
  private List<Duration> lookUps = seconds(2, 5, 15, 30, 60, 120, 300, 600);
  private List<Duration> followUps = seconds(15, 15, 30, 60, 120, 300);
  private Duration longestCall = Duration.ofSeconds(3750);
  private Duration analysisWait = Duration.ofMinutes(10);
  private Duration giveUp = Duration.ofHours(24);

  public TimingsBuilder() {}

  /// A copy of some timings, to be changed.
  public static TimingsBuilder of(Timings timings) {
    return new TimingsBuilder()
        .allowedLateness(timings.allowedLateness())
        .lease(timings.lease())
        .lookUps(timings.lookUps())
        .followUps(timings.followUps())
        .longestCall(timings.longestCall())
        .analysisWait(timings.analysisWait())
        .giveUp(timings.giveUp());
  }

  public TimingsBuilder allowedLateness(Duration value) {
    allowedLateness = value;
    return this;
  }

  public TimingsBuilder lease(Duration value) {
    lease = value;
    return this;
  }

  public TimingsBuilder lookUps(List<Duration> value) {
    lookUps = value;
    return this;
  }

  public TimingsBuilder followUps(List<Duration> value) {
    followUps = value;
    return this;
  }

  public TimingsBuilder longestCall(Duration value) {
    longestCall = value;
    return this;
  }

  public TimingsBuilder analysisWait(Duration value) {
    analysisWait = value;
    return this;
  }

  public TimingsBuilder giveUp(Duration value) {
    giveUp = value;
    return this;
  }

  private static List<Duration> seconds(long... values) {
    return Arrays.stream(values).mapToObj(Duration::ofSeconds).toList();
  }

  public Timings build() {
    return new Timings(
        allowedLateness, lease, lookUps, followUps, longestCall, analysisWait, giveUp);
  }
}
