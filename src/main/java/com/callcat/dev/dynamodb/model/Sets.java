package com.callcat.dev.dynamodb.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The three kinds of sets: sorted, as AWS shows them, and never empty.
public final class Sets {
  private Sets() {}

  /// A set of these members.
  ///
  /// @param members without duplicates
  public static Value.Set of(Type type, Collection<Value> members) {
    var sorted = new ArrayList<>(members);
    sorted.sort((a, b) -> Comparison.compare(a, b).orElse(0));
    return new Value.Set(type, List.copyOf(sorted));
  }

  public static Value.Set union(Value.Set left, Value.Set right) {
    var all = new HashSet<>(left.members());
    all.addAll(right.members());
    return of(left.type(), all);
  }

  /// The difference of two sets; null if it would be empty, because there are no empty sets.
  public static Value.@Nullable Set minus(Value.Set left, Value.Set right) {
    var kept = new ArrayList<>(left.members());
    kept.removeAll(new HashSet<>(right.members()));
    return kept.isEmpty() ? null : of(left.type(), kept);
  }
}
