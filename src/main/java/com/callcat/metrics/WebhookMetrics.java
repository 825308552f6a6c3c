package com.callcat.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

/// The webhooks that Retell sends.
public final class WebhookMetrics {
  public final LabelledMeters<Event, LabelledMeters<Outcome, Counter>> webhooks;
  public final LabelledMeters<Event, Timer> timeToStore;

  /// What a webhook is about.
  public enum Event {
    CALL_STARTED,
    CALL_ENDED,
    CALL_ANALYZED,
    OTHER,
    /// It was refused before anybody knew.
    NOT_READ
  }

  /// What became of it.
  public enum Outcome {
    STORED,
    /// The call belongs to somebody else, or is gone.
    NOT_OURS,
    /// The event is of no use here.
    NOT_WANTED,
    /// It is answered 503, and comes again.
    NOT_STORED,
    BAD_SIGNATURE,
    MALFORMED,
    TOO_LARGE,
    TOO_SLOW,
    /// It came to another path, or by another method.
    ASTRAY
  }

  WebhookMetrics(Meters meters) {
    webhooks =
        meters.counters(
            "callcat_webhooks_total",
            "Requests to the webhook's listener, by what became of them.",
            Label.of("event", Event.class),
            Label.of("outcome", Outcome.class));
    timeToStore =
        meters.timers(
            "callcat_webhook_store_seconds",
            "From the head of a webhook until what it told was stored.",
            Limits.ANSWER,
            Label.of("event", Event.class));
  }
}
