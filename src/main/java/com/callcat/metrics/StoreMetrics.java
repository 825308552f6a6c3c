package com.callcat.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The metrics of DynamoDB and of what is stored there.
public final class StoreMetrics {
  public final LabelledMeters<Operation, LabelledMeters<Outcome, Timer>> requests;
  public final LabelledMeters<Operation, LabelledMeters<Table, Counter>> capacity;
  public final LabelledMeters<AttemptFailure, Counter> failedAttempts;
  public final SettableGauge requestsRunning;
  public final SettableGauge requestsWaiting;
  public final SettableGauge requestsLimit;
  public final SettableGauge clockSkew;
  public final Counter unreadable;
  public final LabelledMeters<JournalOutcome, Counter> journalChanges;
  public final SettableGauge journalWaiting;

  /// The kind of a request to DynamoDB.
  public enum Operation {
    GET_ITEM,
    BATCH_GET_ITEM,
    PUT_ITEM,
    UPDATE_ITEM,
    DELETE_ITEM,
    QUERY,
    SCAN,
    TRANSACT_WRITE_ITEMS,
    /// A request about a table, at the start.
    OTHER;

    private static final Map<String, Operation> BY_NAME =
        Stream.of(values()).collect(Collectors.toMap(Operation::camelCase, each -> each));

    private String camelCase() {
      return Stream.of(name().split("_"))
          .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining());
    }

    /// The operation with this name in DynamoDB.
    public static Operation of(String name) {
      return BY_NAME.getOrDefault(name, OTHER);
    }
  }

  /// The outcome of a request with all its attempts.
  public enum Outcome {
    OK,
    /// The condition of a write did not hold, which is normal.
    REFUSED,
    FAILED
  }

  /// A table, named without the prefix.
  public enum Table {
    CALLS,
    TRANSCRIPTS,
    PARTS,
    CREATED,
    CHANGES,
    LEASES
  }

  /// Why one attempt failed, after which the SDK makes another one.
  public enum AttemptFailure {
    THROTTLED,
    SERVER_ERROR,
    TIMEOUT,
    CONNECTION
  }

  /// What happened to a change that was to be recorded for the live events.
  public enum JournalOutcome {
    KEPT,
    LOST
  }

  StoreMetrics(Meters meters) {
    requests =
        meters.timers(
            "callcat_dynamodb_request_seconds",
            "Requests to DynamoDB until they were over, with all attempts of the SDK.",
            Limits.DYNAMODB,
            Label.of("operation", Operation.class),
            Label.of("outcome", Outcome.class));
    capacity =
        meters.counters(
            "callcat_dynamodb_capacity_units_total",
            "Read and write units that DynamoDB has charged for, indexes included.",
            Label.of("operation", Operation.class),
            Label.of("table", Table.class));
    failedAttempts =
        meters.counters(
            "callcat_dynamodb_failed_attempts_total",
            "Single attempts of requests to DynamoDB that failed, throttled ones among them.",
            Label.of("reason", AttemptFailure.class));
    requestsRunning =
        meters.level("callcat_dynamodb_requests_running", "Requests that DynamoDB is working on.");
    requestsWaiting =
        meters.level("callcat_dynamodb_requests_waiting", "Requests that wait for their turn.");
    requestsLimit =
        meters.level(
            "callcat_dynamodb_requests_limit",
            "Requests that may run at a time; it follows how fast DynamoDB answers.");
    clockSkew =
        meters.level(
            "callcat_clock_skew_seconds",
            "By how much this process's clock is ahead of DynamoDB's, as its last answer was dated;"
                + " that is to the second, so look at the mean of some minutes.");
    unreadable =
        meters.counter(
            "callcat_unreadable_values_total", "Sealed values that no key of the keyset opened.");
    journalChanges =
        meters.counters(
            "callcat_journal_changes_total",
            "Changes of calls for the live events; readers are told of a lost one by a gap.",
            Label.of("outcome", JournalOutcome.class));
    journalWaiting =
        meters.level("callcat_journal_changes_waiting", "Changes that are not yet in the journal.");
  }
}
