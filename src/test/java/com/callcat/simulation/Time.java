package com.callcat.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// The clock of a simulated world with its event queue. Time jumps from one entry to the next.
final class Time implements InstantSource {
  private final PriorityQueue<Entry> agenda = new PriorityQueue<>();
  private Instant now;
  private long entries;

  Time(Instant start) {
    now = start;
  }

  /// Something that will happen, unless it is cancelled.
  static final class Entry implements Comparable<Entry> {
    private final Instant at;
    private final long number;
    private final Runnable deed;
    private boolean struckOff;

    private Entry(Instant at, long number, Runnable deed) {
      this.at = at;
      this.number = number;
      this.deed = deed;
    }

    void strikeOff() {
      struckOff = true;
    }

    /// Compares by time, and then by the order in which the entries were added.
    @Override
    public int compareTo(Entry other) {
      var sooner = at.compareTo(other.at);
      return sooner != 0 ? sooner : Long.compare(number, other.number);
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  Entry in(Duration delay, Runnable deed) {
    return at(now.plus(delay), deed);
  }

  Entry at(Instant instant, Runnable deed) {
    var entry = new Entry(instant.isBefore(now) ? now : instant, entries++, deed);
    agenda.add(entry);
    return entry;
  }

  /// Lets time pass until the condition holds, or the end is reached.
  void pass(Instant end, BooleanSupplier done) {
    while (!agenda.isEmpty() && !done.getAsBoolean()) {
      var next = agenda.remove();
      if (next.at.isAfter(end)) {
        return;
      }
      now = next.at;
      if (!next.struckOff) {
        next.deed.run();
      }
    }
  }
}
