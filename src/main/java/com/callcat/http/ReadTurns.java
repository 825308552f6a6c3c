package com.callcat.http;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/// Lets only so many streams read at a time, in turn, so that thousands which wake at once do not
/// crowd the calls themselves out of the store. As many can wait as there are streams: each reads
/// one page at a time.
final class ReadTurns {
  private static final int AT_ONCE = 64;

  private final Queue<Supplier<Future<?>>> waiting = new ArrayDeque<>();
  private int reading;

  void take(Supplier<Future<?>> read) {
    waiting.add(read);
    next();
  }

  private void next() {
    if (reading < AT_ONCE && !waiting.isEmpty()) {
      reading++;
      waiting.remove().get().onComplete(_ -> done());
    }
  }

  private void done() {
    reading--;
    next();
  }
}
