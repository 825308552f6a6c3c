package com.callcat.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// The log of the process, when it ends.
public final class Logging {
  private Logging() {}

  /// Writes what still waits to be written. Nothing is logged any more, so it is the last thing
  /// that a process does.
  public static void end() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
