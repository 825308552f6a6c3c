package com.callcat.retell.webhook;

/// Why a webhook is not taken, as the answer that says so. An answer, not a defect: it has no stack
/// trace.
final class Refusal extends RuntimeException {
  private final int status;

  Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  static Refusal badSignature() {
    return new Refusal(401, "the signature is missing, wrong or stale");
  }

  static Refusal malformed() {
    return new Refusal(400, "not an event with a call");
  }

  static Refusal tooLarge() {
    return new Refusal(413, "too large");
  }

  static Refusal tooSlow() {
    return new Refusal(408, "the request did not come whole in time");
  }

  static Refusal unavailable() {
    return new Refusal(503, "cannot be stored now, try again");
  }
}
