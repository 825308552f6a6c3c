package com.callcat.http;

/// Passes a [Refusal] that is no problem of the domain to the [ErrorBoundary].
final class RefusalException extends RuntimeException {
  private final transient Refusal refusal;

  RefusalException(Refusal refusal) {
    super(refusal.kind().slug(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
