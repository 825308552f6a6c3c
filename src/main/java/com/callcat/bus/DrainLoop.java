package com.callcat.bus;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Starts waiting work, one piece after the other, for an owner that several threads use. Only one
/// thread at a time runs the loop; the others leave their work to it. Without the loop, work that
/// completes as soon as it starts would start the next piece from within itself, and so on until
/// the stack overflows.
public final class DrainLoop {
  private final Object lock;
  private boolean draining;

  /// @param lock the owner's lock, which is held only while the owner is asked for the next work
  public DrainLoop(Object lock) {
    this.lock = lock;
  }

  /// Starts work until there is none left.
  ///
  /// @param next returns the next work; null if no work waits, or there is no room for it
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

  /// Asks for the next work; if there is none, the loop ends. Both happen under the lock, so that
  /// work which comes in between is not left to a loop that has ended.
  private @Nullable Runnable poll(Supplier<@Nullable Runnable> next) {
    synchronized (lock) {
      var begin = next.get();
      draining = begin != null;
      return begin;
    }
  }
}
