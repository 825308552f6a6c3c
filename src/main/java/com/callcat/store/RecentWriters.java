package com.callcat.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The other processes that have appended to a user's journal lately. They are told about the next
/// entry. Usually these are only a few, even if there are many processes.
final class RecentWriters {
  private static final int MOST = 4;

  private final String self;
  private final SequencedSet<String> others = new LinkedHashSet<>();

  /// @param self this process
  RecentWriters(String self) {
    this.self = self;
  }

  /// @param writer null if it is not known
  void add(@Nullable String writer) {
    if (writer == null || writer.equals(self)) {
      return;
    }
    others.addLast(writer);
    if (others.size() > MOST) {
      others.removeFirst();
    }
  }

  List<String> all() {
    return List.copyOf(others);
  }
}
