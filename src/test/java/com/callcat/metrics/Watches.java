package com.callcat.metrics;

import com.callcat.testing.Eventually;
import java.util.stream.Stream;

/// Both programs of a deployment. On a busy machine either of them may lead, and the leader shows
/// most.
record Watches(Watch one, Watch other) implements AutoCloseable {
  /// Every series that there was, with its last value.
  Stream<Sample> samples() {
    return Stream.concat(one.samples(), other.samples());
  }

  /// Whether a series was seen with different values.
  boolean moved(String name) {
    return one.moved(name) || other.moved(name);
  }

  /// The most that was seen of some series.
  ///
  /// @param labels their names and values by turns
  double most(String name, String... labels) {
    return Math.max(one.most(name, labels), other.most(name, labels));
  }

  /// Waits until some series has had more than a value.
  void awaitMoreThan(double value, String name, String... labels) throws Exception {
    Eventually.until(() -> most(name, labels), most -> most > value);
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }
}
