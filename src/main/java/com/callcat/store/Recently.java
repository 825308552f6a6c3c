package com.callcat.store;

import java.util.HashSet;
import java.util.Set;

/// What was seen in this period or in the one before. So what is not seen any more is forgotten
/// after one to two periods, and no time has to be kept beside each element.
final class Recently<T> {
  private Set<T> now = new HashSet<>();
  private Set<T> before = Set.of();

  /// It is seen now.
  ///
  /// @return whether it had not been seen lately
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
  /// @return what was seen in the one that ends
  Set<T> turn() {
    before = now;
    now = new HashSet<>();
    return before;
  }
}
