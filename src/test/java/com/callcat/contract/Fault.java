package com.callcat.contract;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One way to break a good request. However many are put into one, the last is still a fault.
///
/// @param statuses what it may be refused with
record Fault(
    String name,
    List<Integer> statuses,
    Predicate<Probe> fits,
    BiConsumer<Probe, FaultSource> hand) {

  static Fault of(int status, String name, BiConsumer<Probe, FaultSource> hand) {
    return new Fault(name, List.of(status), probe -> true, hand);
  }

  Fault or(int status) {
    return new Fault(
        name, Stream.concat(statuses.stream(), Stream.of(status)).toList(), fits, hand);
  }

  /// Only for such requests.
  Fault when(Predicate<Probe> condition) {
    return new Fault(name, statuses, fits.and(condition), hand);
  }

  void into(Probe probe, FaultSource source) {
    hand.accept(probe, source);
    probe.broken(name, statuses.toArray(Integer[]::new));
  }
}
