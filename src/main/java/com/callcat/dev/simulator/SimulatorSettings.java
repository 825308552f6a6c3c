package com.callcat.dev.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The settings of a simulator.
///
/// @param port 0 chooses a free one
/// @param apiKey the key that requests must have, and that webhooks are signed with
/// @param concurrencyLimit the most calls at a time; beyond it, placing a call is answered 429
/// @param backOff the pause before the first retry of a webhook; it doubles for each further one
/// @param silence how long the connection of a request that is never answered stays open
/// @param journal the file in which calls survive the process; null to keep them only in memory
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
