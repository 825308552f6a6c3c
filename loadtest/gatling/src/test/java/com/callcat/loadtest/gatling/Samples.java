package com.callcat.loadtest.gatling;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// Every answer that was timed, for what Gatling's own assertions cannot say.
final class Samples {
  private final Queue<Sample> all = new ConcurrentLinkedQueue<>();

  /// One answer.
  ///
  /// @param request its name
  /// @param at when it was asked, milliseconds since 1970
  /// @param millis how long it took
  /// @param status 0 when there was no answer
  record Sample(String request, long at, int millis, int status) {
    boolean good() {
      return status / 100 == 2;
    }
  }

  void add(Sample sample) {
    all.add(sample);
  }

  List<Sample> that(Predicate<Sample> which) {
    return all.stream().filter(which).toList();
  }

  /// How long those took.
  Times times(Predicate<Sample> which) {
    return new Times(all.stream().filter(which).mapToLong(Sample::millis).toArray());
  }
}
