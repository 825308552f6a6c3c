package com.callcat.http;

/// Carries a [Refusal] that has no word in the domain to the [ErrorBoundary].
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
