package com.callcat.metrics;

import io.micrometer.core.instrument.Timer;

/// The metrics of requests to Retell.
public final class RetellMetrics {
  public final LabelledMeters<Operation, LabelledMeters<Reply, Timer>> requests;

  /// The kind of a request.
  public enum Operation {
    CREATE_CALL,
    LIST_CALLS,
    GET_CALL,
    STOP_CALL,
    GET_CONCURRENCY,
    LIST_VOICES
  }

  /// The kind of an answer.
  public enum Reply {
    OK,
    /// 401, 402 or 403.
    ACCOUNT_REFUSED,
    /// 429.
    RATE_LIMITED,
    /// Any other 4xx.
    REFUSED,
    /// 5xx, or an unexpected status.
    FAILED,
    /// Retell could not be reached, or did not answer in time.
    NONE;

    public static Reply of(int status) {
      return switch (status) {
        case 401, 402, 403 -> ACCOUNT_REFUSED;
        case 429 -> RATE_LIMITED;
        default ->
            switch (status / 100) {
              case 2 -> OK;
              case 4 -> REFUSED;
              default -> FAILED;
            };
      };
    }
  }

  RetellMetrics(Meters meters) {
    requests =
        meters.timers(
            "callcat_retell_request_seconds",
            "Requests to Retell until their answer, or until it was not waited for any more.",
            Limits.RETELL,
            Label.of("operation", Operation.class),
            Label.of("answer", Reply.class));
  }
}
