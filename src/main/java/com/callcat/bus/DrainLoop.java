package com.callcat.bus;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Begins what waits, one after the other, for an owner that several threads use. One caller at a
/// time does so, and whoever comes meanwhile leaves theirs to it. What is done as soon as it begins
/// would otherwise begin the next one from within itself, and so on until the stack is full.
public final class DrainLoop {
  private final Object lock;
  private boolean draining;

  /// @param lock the owner's, which is held while it is asked what is next and at no other time
  public DrainLoop(Object lock) {
    this.lock = lock;
  }

  /// Runs whatever is next until there is nothing.
  ///
  /// @param next null when nothing waits, or there is no room for it
  public void run(Supplier<@Nullable Runnable> next) {
    synchronized (lock) {
      if (draining) {
        return;
      }
      draining = true;
    }
    try {
      for (var begin = poll(next); begin != null; begin = poll(next)) {
        begin.run();
      }
    } catch (Throwable thrownByWhoWaited) {
      synchronized (lock) {
        draining = false;
      }
      throw thrownByWhoWaited;
    }
  }

  /// That nothing is next and that the loop ends is one step: else what comes between would wait
  /// for a loop that has ended.
  private @Nullable Runnable poll(Supplier<@Nullable Runnable> next) {
    synchronized (lock) {
      var begin = next.get();
      draining = begin != null;
      return begin;
    }
  }
}
