package com.callcat.dispatch;

import com.callcat.bus.ProviderHealth;
import java.time.Duration;
import java.time.Instant;

/// Stops dialling for everybody while Retell refuses the account or fails in series: each more try
/// would cost a user's call. It opens at the first refusal of the account or after some failures in
/// a row, then lets one call through at a time, less and less often, until one succeeds.
final class Breaker {
  private static final int MOST_IN_SERIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /// How long the outcome of a try is waited for: longer than a request to Retell may take.
  private static final Duration TRY = Duration.ofMinutes(3);

  private int inSeries;
  private Duration pause = Duration.ZERO;
  private Instant closedUntil = Instant.MIN;

  boolean isOpen() {
    return !pause.isZero();
  }

  /// Whether a call may be started now. While it is open, a yes is for one call.
  boolean allows(Instant now) {
    if (!isOpen()) {
      return true;
    }
    if (now.isBefore(closedUntil)) {
      return false;
    }
    closedUntil = now.plus(TRY);
    return true;
  }

  /// The call that was let through needed no request, so the next one may try.
  void notTried(Instant now) {
    if (isOpen()) {
      closedUntil = now;
    }
  }

  /// What came of a call that was started.
  void report(ProviderHealth health, Instant now) {
    switch (health) {
      case WELL -> {
        inSeries = 0;
        pause = Duration.ZERO;
      }
      case ACCOUNT_REFUSED -> open(now);
      case FAILING -> {
        inSeries++;
        if (isOpen() || inSeries >= MOST_IN_SERIES) {
          open(now);
        }
      }
    }
  }

  /// Several calls may fail at the same moment; together they are one failure.
  private void open(Instant now) {
    var waiting = isOpen() && now.plus(pause).isBefore(closedUntil);
    if (!isOpen()) {
      pause = FIRST_PAUSE;
    } else if (waiting) {
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
    closedUntil = now.plus(pause);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
