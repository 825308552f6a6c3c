package com.callcat.dispatch;

import com.callcat.bus.ProviderHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The circuit breaker before Retell. It opens at the first refusal of the account, or after some
/// failures in a row: each more try could cost a user's call. While it is open no call is started,
/// and Retell is probed with a request that rings nobody. When that is answered it is half-open:
/// calls go one by one, until Retell takes one. That the probe is answered is no proof that calls
/// are taken: an account may be told its limits and still be refused each call.
final class Breaker {
  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private static final int MOST_IN_SERIES = 5;

  /// How long it stays open before a probe. Each time one longer, until Retell takes a call. The
  /// refusal of an account is probed at once: it may have been about that one call only, and then
  /// nobody else has to wait. It costs no call either, for a call that was refused stays scheduled.
  private static final List<Duration> PAUSES =
      List.of(Duration.ZERO, Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1));

  private static final int AT_ONCE = 0;
  private static final int AFTER_A_WHILE = 1;

  /// How long the outcome of a single call is waited for: longer than a request to Retell may take.
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

  /// Why calls are held up, or let through one by one; WELL while they are not.
  ProviderHealth reason() {
    return reason;
  }

  /// Whether a call may be started now. While it is half-open, a yes is for one call.
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

  /// The single call needed no request, so the next one may go.
  void notTried(Instant now) {
    if (state == State.HALF_OPEN) {
      nextTrial = now;
    }
  }

  /// Whether Retell is to be probed now. A yes is for one probe, whose outcome must be told.
  boolean beginProbe(Instant now) {
    var due = state == State.OPEN && !probing && !now.isBefore(nextProbe);
    probing |= due;
    return due;
  }

  /// What came of the probe.
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

  /// What a request to place a call told of Retell.
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

  /// Calls that were under way when it opened fail too; together they are one failure.
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
