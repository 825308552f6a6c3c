package com.callcat.retell.webhook;

import com.callcat.metrics.WebhookMetrics.Outcome;

/// Why a webhook is not taken, as the answer that says so. An answer, not a defect: it has no stack
/// trace.
final class Refusal extends RuntimeException {
  private final int status;
  private final Outcome outcome;

  private Refusal(int status, Outcome outcome, String message) {
    super(message, null, false, false);
    this.status = status;
    this.outcome = outcome;
  }

  int status() {
    return status;
  }

  /// What is counted.
  Outcome outcome() {
    return outcome;
  }

  static Refusal noSuchPath() {
    return new Refusal(404, Outcome.ASTRAY, "no such path");
  }

  static Refusal onlyPost() {
    return new Refusal(405, Outcome.ASTRAY, "only POST");
  }

  static Refusal badSignature() {
    return new Refusal(401, Outcome.BAD_SIGNATURE, "the signature is missing, wrong or stale");
  }

  static Refusal malformed() {
    return new Refusal(400, Outcome.MALFORMED, "not an event with a call");
  }

  static Refusal tooLarge() {
    return new Refusal(413, Outcome.TOO_LARGE, "too large");
  }

  static Refusal tooSlow() {
    return new Refusal(408, Outcome.TOO_SLOW, "the request did not come whole in time");
  }

  static Refusal unavailable() {
    return new Refusal(503, Outcome.NOT_STORED, "cannot be stored now, try again");
  }
}
