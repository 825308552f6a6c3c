package com.callcat.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How often each operation was answered with each status, good and broken requests apart.
final class Tally {
  private record Row(String operation, boolean broken) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      var byName = operation.compareTo(other.operation);
      return byName == 0 ? Boolean.compare(broken, other.broken) : byName;
    }
  }

  private final Map<Row, Map<Integer, Integer>> rows = new TreeMap<>();

  synchronized void count(Probe probe, int status) {
    count(probe.operation.id(), !probe.faults.isEmpty(), status);
  }

  synchronized void count(String operation, boolean broken, int status) {
    rows.computeIfAbsent(new Row(operation, broken), row -> new TreeMap<>())
        .merge(status, 1, Integer::sum);
  }

  /// How often this was answered, whatever was asked.
  synchronized int of(int status) {
    return rows.values().stream().mapToInt(row -> row.getOrDefault(status, 0)).sum();
  }

  synchronized int total() {
    return rows.values().stream()
        .flatMap(row -> row.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /// A line for each operation, a column for each status.
  @Override
  public synchronized String toString() {
    var statuses = new TreeSet<Integer>();
    rows.values().forEach(row -> statuses.addAll(row.keySet()));
    var head =
        statuses.stream()
            .map("%6d"::formatted)
            .collect(Collectors.joining("", " ".repeat(28), "\n"));
    return head
        + rows.entrySet().stream()
            .map(
                row ->
                    "%-20s%-8s"
                            .formatted(
                                row.getKey().operation, row.getKey().broken ? "broken" : "good")
                        + statuses.stream()
                            .map(status -> row.getValue().getOrDefault(status, 0))
                            .map(count -> count == 0 ? "     ." : "%6d".formatted(count))
                            .collect(Collectors.joining()))
            .collect(Collectors.joining("\n"));
  }
}
