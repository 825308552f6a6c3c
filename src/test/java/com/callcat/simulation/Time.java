package com.callcat.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// The clock of a simulated world, and its agenda: time jumps from one entry to the next.
final class Time implements InstantSource {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> entry.at).thenComparingLong(entry -> entry.number);

  private final PriorityQueue<Entry> agenda = new PriorityQueue<>(ORDER);
  private Instant now;
  private long entries;

  Time(Instant start) {
    now = start;
  }

  /// Something that will happen, unless it is struck off.
  static final class Entry {
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

  /// Lets time pass until it is done, or it is too late for that.
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
