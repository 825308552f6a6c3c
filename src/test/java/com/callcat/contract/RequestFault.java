package com.callcat.contract;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One way to break a good request. However many are put into one, the last is still a fault.
///
/// @param statuses what it may be refused with
record RequestFault(
    String name,
    List<Integer> statuses,
    Predicate<Probe> fits,
    BiConsumer<Probe, FaultSource> hand) {

  static RequestFault of(int status, String name, BiConsumer<Probe, FaultSource> hand) {
    return new RequestFault(name, List.of(status), probe -> true, hand);
  }

  RequestFault or(int status) {
    return new RequestFault(
        name, Stream.concat(statuses.stream(), Stream.of(status)).toList(), fits, hand);
  }

  /// Only for such requests.
  RequestFault when(Predicate<Probe> condition) {
    return new RequestFault(name, statuses, fits.and(condition), hand);
  }

  void into(Probe probe, FaultSource source) {
    hand.accept(probe, source);
    probe.broken(name, statuses.toArray(Integer[]::new));
  }
}
