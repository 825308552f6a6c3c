package com.callcat.store.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Completes the SDK's futures on the thread that has the answer, which is the caller's event loop,
/// instead of switching to a thread of the SDK.
///
/// While a failure is passed to the SDK, they are completed only after it has taken it. The SDK
/// passes a failure to several handlers, one after the other, and the first of them may begin the
/// next attempt, which uses the same handlers. If that attempt were already running when the others
/// are told, it would fail as well, although it was answered.
final class Completions implements Executor {
  private static final ThreadLocal<@Nullable Queue<Runnable>> WAITING = new ThreadLocal<>();

  @Override
  public void execute(Runnable completion) {
    var queue = WAITING.get();
    if (queue == null) {
      completion.run();
    } else {
      queue.add(completion);
    }
  }

  /// Runs this, and then the completions that it has caused.
  void after(Runnable failure) {
    var caused = new ArrayDeque<Runnable>();
    WAITING.set(caused);
    try {
      failure.run();
    } finally {
      WAITING.remove();
    }
    caused.forEach(Runnable::run);
  }
}
