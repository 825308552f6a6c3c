package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What transactions saw and wrote. Every write of an account makes its next version, so it is
/// known which transaction came before which: a version's writer before the next version's, and
/// whoever saw a version between the two. The transactions are serialisable if these relations have
/// no circle.
final class History {
  private final List<Map<Integer, Integer>> writers = new ArrayList<>();
  private final Map<Integer, List<Integer>> reads = new HashMap<>();

  History(int accounts) {
    for (var account = 0; account < accounts; account++) {
      writers.add(new HashMap<>());
    }
  }

  /// @param version that the transaction made
  synchronized void write(int transaction, int account, int version) {
    var other = writers.get(account).put(version, transaction);
    assertThat(other).as("who else made version %d of %d", version, account).isNull();
  }

  /// @param versions that the transaction saw, of each account
  synchronized void read(int transaction, List<Integer> versions) {
    reads.put(transaction, versions);
  }

  synchronized int writes() {
    return writers.stream().mapToInt(Map::size).sum();
  }

  /// Takes away whoever nobody is before, until nothing or a circle is left.
  synchronized void isSerial() {
    var after = relations();
    var before = new HashMap<Integer, Integer>();
    after.values().forEach(all -> all.forEach(id -> before.merge(id, 1, Integer::sum)));
    var next = new ArrayDeque<>(after.keySet());
    next.removeIf(before::containsKey);
    while (!next.isEmpty()) {
      for (var id : after.getOrDefault(next.remove(), Set.of())) {
        if (before.merge(id, -1, Integer::sum) == 0) {
          before.remove(id);
          next.add(id);
        }
      }
    }
    assertThat(before).as("transactions in a circle").isEmpty();
  }

  private Map<Integer, Set<Integer>> relations() {
    var after = new HashMap<Integer, Set<Integer>>();
    for (var account = 0; account < writers.size(); account++) {
      var versions = writers.get(account);
      for (var version : versions.keySet()) {
        relate(after, versions.get(version), versions.get(version + 1));
      }
      for (var read : reads.entrySet()) {
        var seen = read.getValue().get(account);
        relate(after, versions.get(seen), read.getKey());
        relate(after, read.getKey(), versions.get(seen + 1));
      }
    }
    return after;
  }

  private static void relate(
      Map<Integer, Set<Integer>> after, @Nullable Integer earlier, @Nullable Integer later) {
    if (earlier != null && later != null) {
      after.computeIfAbsent(earlier, _ -> new HashSet<>()).add(later);
    }
  }
}
