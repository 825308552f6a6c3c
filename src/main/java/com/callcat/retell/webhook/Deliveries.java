package com.callcat.retell.webhook;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest.Report;
import com.callcat.bus.StoreRequest.Locate;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport;
import com.callcat.log.CallLine;
import com.callcat.metrics.WebhookMetrics.Outcome;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Passes reports to the handlers of their calls.
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private final Bus bus;

  Deliveries(Bus bus) {
    this.bus = bus;
  }

  /// Passes on one report.
  ///
  /// @return the outcome, when it is certain; fails with a [WebhookRefusal] if Retell should
  ///   deliver the report again
  Future<Outcome> deliver(ProviderReport report) {
    return owner(report)
        .compose(key -> bus.ask(new Report(key, report)))
        .map(stored -> Outcome.STORED)
        .recover(failure -> notStored(failure))
        .onSuccess(outcome -> line(LOG.atInfo(), report).log("{}: {}", report, outcome))
        .onFailure(failure -> line(LOG.atWarn(), report).log("{}: not stored", report));
  }

  /// Adds the call to a log line, if the report has our key.
  private static LoggingEventBuilder line(LoggingEventBuilder line, ProviderReport report) {
    return report.key() == null ? line : CallLine.of(line, report.key());
  }

  private Future<CallKey> owner(ProviderReport report) {
    return report.key() != null
        ? Future.succeededFuture(report.key())
        : bus.ask(new Locate(report.providerId()));
  }

  private static Future<Outcome> notStored(Throwable failure) {
    return failure instanceof ProblemException known && notOurs(known.problem())
        ? Future.succeededFuture(Outcome.NOT_OURS)
        : Future.failedFuture(WebhookRefusal.unavailable());
  }

  private static boolean notOurs(Problem problem) {
    return switch (problem) {
      case Problem.NotFound _, Problem.Forbidden _ -> true;
      case Problem.Invalid _,
          Problem.IllegalMove _,
          Problem.TooLate _,
          Problem.NotEnded _,
          Problem.Stale _,
          Problem.KeyReused _,
          Problem.Conflict _,
          Problem.Unauthenticated _,
          Problem.WrongCredentials _,
          Problem.EmailTaken _,
          Problem.TooManyCalls _,
          Problem.Unavailable _ ->
          false;
    };
  }
}
