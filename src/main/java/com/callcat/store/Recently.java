package com.callcat.store;

import java.util.HashSet;
import java.util.Set;

/// The elements that were seen in this period or in the one before. So an element that is not seen
/// any more is forgotten after one to two periods, without storing a time for each element.
final class Recently<T> {
  private Set<T> now = new HashSet<>();
  private Set<T> before = Set.of();

  /// Notes that an element is seen.
  ///
  /// @return whether it was not seen lately
  boolean add(T seen) {
    return now.add(seen) && !before.contains(seen);
  }

  boolean contains(T element) {
    return now.contains(element) || before.contains(element);
  }

  Set<T> all() {
    var all = new HashSet<>(before);
    all.addAll(now);
    return all;
  }

  /// Begins the next period.
  ///
  /// @return the elements that were seen in the period that ends
  Set<T> turn() {
    before = now;
    now = new HashSet<>();
    return before;
  }
}
