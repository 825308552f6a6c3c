package com.callcat.retell.webhook;

import com.callcat.metrics.WebhookMetrics.Outcome;

/// The refusal of a webhook, with the answer to send. It has no stack trace, because it is a
/// regular answer and no defect.
final class WebhookRefusal extends RuntimeException {
  private final int status;
  private final Outcome outcome;

  private WebhookRefusal(int status, Outcome outcome, String message) {
    super(message, null, false, false);
    this.status = status;
    this.outcome = outcome;
  }

  int status() {
    return status;
  }

  /// The outcome to count.
  Outcome outcome() {
    return outcome;
  }

  static WebhookRefusal noSuchPath() {
    return new WebhookRefusal(404, Outcome.ASTRAY, "no such path");
  }

  static WebhookRefusal onlyPost() {
    return new WebhookRefusal(405, Outcome.ASTRAY, "only POST");
  }

  static WebhookRefusal badSignature() {
    return new WebhookRefusal(
        401, Outcome.BAD_SIGNATURE, "the signature is missing, wrong or stale");
  }

  static WebhookRefusal malformed() {
    return new WebhookRefusal(400, Outcome.MALFORMED, "not an event with a call");
  }

  static WebhookRefusal tooLarge() {
    return new WebhookRefusal(413, Outcome.TOO_LARGE, "too large");
  }

  static WebhookRefusal tooSlow() {
    return new WebhookRefusal(408, Outcome.TOO_SLOW, "the request did not come whole in time");
  }

  static WebhookRefusal unavailable() {
    return new WebhookRefusal(503, Outcome.NOT_STORED, "cannot be stored now, try again");
  }
}
