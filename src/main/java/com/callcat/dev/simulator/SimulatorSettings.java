package com.callcat.dev.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one simulator is set up.
///
/// @param port 0 picks a free one
/// @param apiKey what requests must carry and webhooks are signed with
/// @param concurrencyLimit how many calls at a time; over it, create answers 429
/// @param backOff before the first repetition of a webhook; it doubles for each further one
/// @param silence how long a connection whose answer never comes is kept open
/// @param journal where calls outlive the process; null keeps them in memory alone
public record SimulatorSettings(
    int port,
    String apiKey,
    int concurrencyLimit,
    CallDurations durations,
    Duration backOff,
    Duration silence,
    @Nullable JournalFile journal) {

  /// The settings for development: webhooks are repeated after a second, and a request without an
  /// answer stays open for three minutes.
  public SimulatorSettings(
      int port,
      String apiKey,
      int concurrencyLimit,
      CallDurations durations,
      @Nullable JournalFile journal) {
    this(
        port,
        apiKey,
        concurrencyLimit,
        durations,
        Duration.ofSeconds(1),
        Duration.ofMinutes(3),
        journal);
  }

  @Override
  public String toString() {
    return "Settings[port=" + port + ", durations=" + durations + "]";
  }
}
