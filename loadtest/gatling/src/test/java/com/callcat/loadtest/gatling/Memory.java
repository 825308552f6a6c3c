package com.callcat.loadtest.gatling;

import com.callcat.loadtest.gatling.Watch.Look;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Whether memory stays the same. Of the heap the least that was used within a fifth of the time is
/// compared, for that is what the collector could not free; of the process the most.
final class Memory {
  private static final double GROWTH = 1.25;

  /// A heap of a few megabytes may grow by more than its part.
  private static final double SOME_MEGAS = 30;

  private Memory() {}

  /// Compares the second fifth, when all is warm, with the last one.
  static void judge(Watch watch, long from, long until, Verdicts verdicts) {
    var fifth = (until - from) / 5;
    var early = watch.between(from + fifth, from + 2 * fifth);
    var late = watch.between(until - fifth, until);
    if (early.isEmpty() || late.isEmpty()) {
      verdicts.none("memory was looked at", 1);
      return;
    }
    judge("heap after collections stays flat, MB", least(early), least(late), verdicts);
    judge("resident memory stays flat, MB", most(early), most(late), verdicts);
  }

  private static void judge(String condition, double early, double late, Verdicts verdicts) {
    verdicts.condition(
        condition,
        (int) late,
        late <= early * GROWTH + SOME_MEGAS,
        "%.0f MB, then %.0f MB".formatted(early, late));
  }

  private static double least(List<Look> looks) {
    return values(looks, Look::heapMegas)[0];
  }

  private static double most(List<Look> looks) {
    var rss = values(looks, Look::rssMegas);
    return rss[rss.length - 1];
  }

  private static double[] values(List<Look> looks, ToDoubleFunction<Look> value) {
    return looks.stream().mapToDouble(value).sorted().toArray();
  }
}
