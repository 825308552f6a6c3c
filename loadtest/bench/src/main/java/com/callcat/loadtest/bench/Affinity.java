package com.callcat.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/// On which processors a process may run.
final class Affinity {
  private static final String ONE = "0";
  private static final String ALL = "0-" + (Runtime.getRuntime().availableProcessors() - 1);

  private Affinity() {}

  /// All its threads on one processor, which it has to share with whoever else is there.
  static void pin(long pid) {
    set(pid, ONE);
  }

  static void free(long pid) {
    set(pid, ALL);
  }

  private static void set(long pid, String processors) {
    try {
      var taskset =
          new ProcessBuilder("taskset", "-acp", processors, Long.toString(pid))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      // a thread that has just ended is told as a failure, and is none
      taskset.waitFor();
    } catch (IOException absent) {
      throw new UncheckedIOException("taskset of util-linux is needed", absent);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
