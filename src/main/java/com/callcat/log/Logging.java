package com.callcat.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// Ends the log of the process.
public final class Logging {
  private Logging() {}

  /// Writes the lines that still wait. After that nothing is logged any more, so this must be the
  /// last thing that a process does.
  public static void end() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
