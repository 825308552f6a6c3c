package com.callcat.testing;

import java.time.Duration;

/// How a request between the program and one of its servers goes wrong.
public enum Fault {
  /// Not carried out, and told so.
  BEFORE,
  /// Carried out late.
  LATE,
  /// Carried out, and told that it failed.
  AFTER,
  /// Carried out, and told late.
  SLOW,
  /// Carried out, and answered with nonsense.
  GARBAGE,
  /// Not carried out, and the connection is cut.
  CUT_BEFORE,
  /// Carried out, and the connection is cut instead of an answer.
  CUT_AFTER;

  /// Uncomfortable, but no longer than a server may take.
  static final Duration DELAY = Duration.ofMillis(2_500);
}
