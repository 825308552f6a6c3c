package com.callcat.dev.simulator;

/// How far a call has come.
enum Stage {
  REGISTERED,
  ONGOING,
  ENDED,
  ANALYZED;

  boolean over() {
    return this == ENDED || this == ANALYZED;
  }
}
