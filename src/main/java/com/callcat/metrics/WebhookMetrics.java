package com.callcat.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

/// The metrics of Retell's webhooks.
public final class WebhookMetrics {
  public final LabelledMeters<Event, LabelledMeters<Outcome, Counter>> webhooks;
  public final LabelledMeters<Event, Timer> timeToStore;

  /// What a webhook is about.
  public enum Event {
    CALL_STARTED,
    CALL_ENDED,
    CALL_ANALYZED,
    OTHER,
    /// Not known, because the webhook was refused before it was read.
    NOT_READ
  }

  /// The outcome of a webhook.
  public enum Outcome {
    STORED,
    /// The call is not ours, or does not exist any more.
    NOT_OURS,
    /// The engine does not need this event.
    NOT_WANTED,
    /// It was answered 503, so Retell delivers it again.
    NOT_STORED,
    BAD_SIGNATURE,
    MALFORMED,
    TOO_LARGE,
    TOO_SLOW,
    /// It had another path or another method.
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
