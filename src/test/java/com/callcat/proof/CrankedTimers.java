package com.callcat.proof;

import com.callcat.bus.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/// Timers that a test advances: pauses are over at once, and periodic tasks run when [#turn] is
/// called.
final class CrankedTimers implements Timers {
  private final Set<Periodic> periodic = new LinkedHashSet<>();

  private record Periodic(Runnable deed, Object id) {}

  @Override
  public Timer after(Duration delay, Runnable deed) {
    deed.run();
    return () -> {};
  }

  @Override
  public Timer every(Duration period, Runnable deed) {
    var added = new Periodic(deed, new Object());
    periodic.add(added);
    return () -> periodic.remove(added);
  }

  @Override
  public Duration elapsed() {
    throw new UnsupportedOperationException("a handler measures no time");
  }

  /// Runs all periodic tasks once.
  void turn() {
    new ArrayList<>(periodic).forEach(each -> each.deed().run());
  }
}
