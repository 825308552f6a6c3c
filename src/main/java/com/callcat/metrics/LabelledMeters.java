package com.callcat.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// A meter for each value of a label.
public final class LabelledMeters<A, M> {
  private final Map<A, M> meters = new ConcurrentHashMap<>();
  private final Function<A, M> maker;

  private LabelledMeters(Function<A, M> maker) {
    this.maker = maker;
  }

  /// Makes all meters now. Otherwise a series would begin with its first event, and Prometheus
  /// would not count that event as an increase.
  static <A, M> LabelledMeters<A, M> now(Label<A> label, Function<A, M> maker) {
    var each = new LabelledMeters<>(maker);
    label.values().forEach(each::of);
    return each;
  }

  /// Makes each meter when it is first needed, because all of them would be too many series.
  static <A, M> LabelledMeters<A, M> later(Function<A, M> maker) {
    return new LabelledMeters<>(maker);
  }

  /// The meter of one value.
  ///
  /// @param value one of the label's
  public M of(A value) {
    return meters.computeIfAbsent(value, maker);
  }
}
