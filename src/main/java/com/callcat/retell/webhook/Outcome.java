package com.callcat.retell.webhook;

/// What a webhook that is answered with 204 has come to.
enum Outcome {
  STORED,
  /// The call belongs to somebody else, or is gone.
  NOT_OURS,
  /// The event is of no use here.
  NOT_WANTED
}
