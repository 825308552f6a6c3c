package com.callcat.dispatch;

import com.callcat.bus.ProviderHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The circuit breaker for Retell. It opens when Retell refuses the account, or after several
/// failures in a row, because each further request could cost a user's call. While it is open, no
/// call is started, and Retell is probed with a request that rings nobody. When Retell answers the
/// probe, the breaker is half-open: calls are started one by one until Retell takes one. The
/// half-open state is needed because Retell may answer the probe, which reads the account's limit,
/// and still refuse each call.
final class Breaker {
  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private static final int MOST_IN_SERIES = 5;

  /// How long the breaker stays open before a probe. Each time it opens again, the next longer
  /// pause is used, until Retell takes a call. Only a refusal of the account begins with the first
  /// pause, which is none: the refusal may have been about a single call, and then the other calls
  /// need not wait. Trying early loses no call, because a refused call stays scheduled.
  private static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1));

  private static final int AT_ONCE = 0;
  private static final int AFTER_A_WHILE = 1;

  /// How long the half-open breaker waits for the outcome of its single call. This is longer than a
  /// request to Retell may take.
  private static final Duration TRIAL = Duration.ofMinutes(3);

  private State state = State.CLOSED;
  private ProviderHealth reason = ProviderHealth.WELL;
  private int inSeries;
  private int pauses;
  private Instant nextProbe = Instant.MIN;
  private boolean probing;
  private Instant nextTrial = Instant.MIN;

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isHalfOpen() {
    return state == State.HALF_OPEN;
  }

  /// Why the breaker is open or half-open; WELL while it is closed.
  ProviderHealth reason() {
    return reason;
  }

  /// Whether a call may be started now. While the breaker is half-open, `true` allows a single
  /// call.
  boolean allows(Instant now) {
    return switch (state) {
      case CLOSED -> true;
      case OPEN -> false;
      case HALF_OPEN -> beginTrial(now);
    };
  }

  private boolean beginTrial(Instant now) {
    if (now.isBefore(nextTrial)) {
      return false;
    }
    nextTrial = now.plus(TRIAL);
    return true;
  }

  /// The single call of the half-open breaker needed no request to Retell, so another call may be
  /// started.
  void notTried(Instant now) {
    if (state == State.HALF_OPEN) {
      nextTrial = now;
    }
  }

  /// Whether Retell is to be probed now. If it is `true`, the caller sends one probe and reports
  /// its outcome with [#probed].
  boolean beginProbe(Instant now) {
    var due = state == State.OPEN && !probing && !now.isBefore(nextProbe);
    probing |= due;
    return due;
  }

  /// Reports the outcome of the probe.
  void probed(boolean answered, Instant now) {
    probing = false;
    if (state != State.OPEN) {
      return;
    }
    if (answered) {
      state = State.HALF_OPEN;
      nextTrial = now;
    } else {
      open(AFTER_A_WHILE, now);
    }
  }

  /// Reports what a request to place a call has shown about Retell.
  void report(ProviderHealth health, Instant now) {
    switch (health) {
      case WELL -> close();
      case ACCOUNT_REFUSED -> {
        if (state == State.CLOSED) {
          LOG.error("the breaker is open: Retell refuses the account, so nothing is dialled");
        }
        openUnlessOpen(health, AT_ONCE, now);
      }
      case FAILING -> fail(now);
    }
  }

  private void fail(Instant now) {
    inSeries++;
    if (state == State.CLOSED && inSeries == MOST_IN_SERIES) {
      LOG.warn("the breaker is open: Retell fails in series, so nothing is dialled for a while");
    }
    if (state == State.HALF_OPEN || inSeries >= MOST_IN_SERIES) {
      openUnlessOpen(ProviderHealth.FAILING, AFTER_A_WHILE, now);
    }
  }

  private void close() {
    if (state != State.CLOSED) {
      LOG.info("the breaker is closed: Retell takes calls again");
    }
    state = State.CLOSED;
    reason = ProviderHealth.WELL;
    inSeries = 0;
    pauses = 0;
  }

  /// When the breaker is open already, nothing changes: requests that were in flight when it opened
  /// fail too, and must not lengthen the pause.
  private void openUnlessOpen(ProviderHealth why, int firstPause, Instant now) {
    if (state != State.OPEN) {
      reason = why;
      open(firstPause, now);
    }
  }

  private void open(int firstPause, Instant now) {
    var pause = Math.min(Math.max(pauses, firstPause), PAUSES.size() - 1);
    state = State.OPEN;
    nextProbe = now.plus(PAUSES.get(pause));
    pauses = pause + 1;
  }
}
