package com.callcat.metrics;

import io.micrometer.core.instrument.Counter;

/// The metrics of the leader. In any other process its gauges are 0.
public final class DispatchMetrics {
  public final SettableGauge leader;
  public final LabelledMeters<LeaderChange, Counter> leaderChanges;
  public final LabelledMeters<BreakerReason, SettableGauge> breakerOpen;
  public final SettableGauge linesLimit;
  public final SettableGauge linesTaken;
  public final SettableGauge callsWaiting;
  public final SettableGauge dueCalls;
  public final SettableGauge oldestDue;
  public final SettableGauge unknownOutcomes;
  public final SettableGauge oldestUnknown;
  public final LabelledMeters<ScanOutcome, Counter> dueScans;
  public final SettableGauge lastDueScan;

  /// How a process became the leader, or stopped being it.
  public enum LeaderChange {
    GAINED,
    /// Another process took the lease, or it could not be renewed.
    LOST,
    RESIGNED
  }

  /// Why nothing is dialled.
  public enum BreakerReason {
    ACCOUNT_REFUSED,
    FAILING
  }

  /// Whether the index of due calls could be read.
  public enum ScanOutcome {
    READ,
    FAILED
  }

  DispatchMetrics(Meters meters) {
    leader = meters.level("callcat_leader", "1 while this process dispatches for all.");
    leaderChanges =
        meters.counters(
            "callcat_leader_changes_total",
            "How often this process began to dispatch for all, and ended.",
            Label.of("change", LeaderChange.class));
    breakerOpen =
        meters.levels(
            "callcat_breaker_open",
            "1 while the breaker is open, or half-open with one call at a time, by the reason for"
                + " which it opened.",
            Label.of("reason", BreakerReason.class));
    linesLimit =
        meters.level("callcat_lines_limit", "How many calls may run at a time, of all processes.");
    linesTaken = meters.level("callcat_lines_taken", "How many calls run, or may.");
    callsWaiting =
        meters.level("callcat_calls_waiting", "Calls that are due and wait for a line or a turn.");
    dueCalls =
        meters.level(
            "callcat_due_calls",
            "Calls that were due and not dialled when the index was last read; at most 40,000.");
    oldestDue =
        meters.level(
            "callcat_oldest_due_call_seconds", "For how long the oldest of them had been due.");
    unknownOutcomes =
        meters.level(
            "callcat_unknown_outcomes",
            "Calls of which nobody knows yet whether they were placed.");
    oldestUnknown =
        meters.level(
            "callcat_oldest_unknown_outcome_seconds",
            "For how long that has been so for the oldest of them.");
    dueScans =
        meters.counters(
            "callcat_due_scans_total",
            "Readings of the index for what is due.",
            Label.of("outcome", ScanOutcome.class));
    lastDueScan =
        meters.level(
            "callcat_last_due_scan_timestamp_seconds",
            "When that last succeeded, in seconds since 1970.");
  }
}
