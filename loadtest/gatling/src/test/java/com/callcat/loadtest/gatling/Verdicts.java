package com.callcat.loadtest.gatling;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What was found when the load was over: figures, and conditions that a run must meet. A condition
/// shows in Gatling's report as a request of its own, so that it fails the run as requests do.
final class Verdicts {
  private final List<Verdict> all = new CopyOnWriteArrayList<>();
  private final List<String> figures = new CopyOnWriteArrayList<>();

  /// One condition.
  ///
  /// @param value what was measured, shown as milliseconds
  /// @param text the same in words
  record Verdict(String condition, int value, boolean met, String text) {}

  /// Met when it is not above a limit.
  void atMost(String condition, int value, int most) {
    condition(condition, value, value <= most, "%d, at most %d".formatted(value, most));
  }

  /// Met when there is none.
  void none(String condition, int count) {
    condition(condition, count, count == 0, Integer.toString(count));
  }

  void condition(String condition, int value, boolean met, String text) {
    all.add(new Verdict(condition, value, met, text));
  }

  /// Something that is measured and not judged.
  void figure(String name, Object value) {
    figures.add(name + ": " + value);
  }

  List<Verdict> all() {
    return all;
  }

  List<String> figures() {
    return figures;
  }
}
