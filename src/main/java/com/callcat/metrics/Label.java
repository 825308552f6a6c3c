package com.callcat.metrics;

import java.util.List;
import java.util.Locale;

/// A label with all values that it can have, so that the number of time series is limited.
public record Label<A>(String name, List<A> values) {
  public Label {
    values = List.copyOf(values);
  }

  static <A extends Enum<A>> Label<A> of(String name, Class<A> values) {
    return new Label<>(name, List.of(values.getEnumConstants()));
  }

  static String text(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }

  /// The values as texts, as Prometheus gets them.
  public List<String> texts() {
    return values.stream().map(Label::text).toList();
  }
}
