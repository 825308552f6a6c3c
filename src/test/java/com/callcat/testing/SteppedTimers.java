package com.callcat.testing;

import com.callcat.bus.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Timers of a clock that stands until a test lets time pass.
public final class SteppedTimers implements Timers {
  private final List<Deed> deeds = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private record Deed(Duration at, @Nullable Duration period, Runnable work) {}

  @Override
  public Timer after(Duration delay, Runnable deed) {
    return add(new Deed(now.plus(delay), null, deed));
  }

  @Override
  public Timer every(Duration period, Runnable deed) {
    return add(new Deed(now.plus(period), period, deed));
  }

  /// Nobody here cancels what is periodic.
  private Timer add(Deed deed) {
    deeds.add(deed);
    return () -> deeds.remove(deed);
  }

  @Override
  public Duration elapsed() {
    return now;
  }

  /// Does all that is due until then, in its order.
  public void pass(Duration time) {
    var end = now.plus(time);
    for (var next = next(end); next != null; next = next(end)) {
      now = next.at;
      deeds.remove(next);
      if (next.period != null) {
        add(new Deed(now.plus(next.period), next.period, next.work));
      }
      next.work.run();
    }
    now = end;
  }

  private @Nullable Deed next(Duration end) {
    return deeds.stream()
        .filter(deed -> deed.at.compareTo(end) <= 0)
        .min(Comparator.comparing(Deed::at))
        .orElse(null);
  }
}
