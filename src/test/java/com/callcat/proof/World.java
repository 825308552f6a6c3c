package com.callcat.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The state of everything at one instant: one call in the store, two processes, Retell, and how
/// many faults may still happen. Immutable, so that each state is stored once and compared by
/// value.
///
/// @param stored the call; null if it is deleted
/// @param index the call in an index, only for the mistake that reads it
/// @param due whether the stored due time has come
/// @param tooLate whether the allowed lateness is over
/// @param aDayLater whether Retell has had a day to answer
/// @param requests every request ever sent to Retell, in order
/// @param canceled whether the cancel was confirmed to its user
record World(
    @Nullable Stored stored,
    @Nullable Stored index,
    boolean due,
    boolean tooLate,
    boolean aDayLater,
    ProcessState one,
    ProcessState two,
    List<SentRequest> requests,
    boolean canceled,
    FaultBudget left) {

  static World start(FaultBudget faults) {
    return new World(
        Stored.scheduled(faults.redials() > 0),
        null,
        false,
        false,
        false,
        ProcessState.IDLE,
        ProcessState.IDLE,
        List.of(),
        false,
        faults);
  }

  ProcessState node(int which) {
    return which == 0 ? one : two;
  }

  World with(int which, ProcessState node) {
    return new World(
        stored,
        index,
        due,
        tooLate,
        aDayLater,
        which == 0 ? node : one,
        which == 1 ? node : two,
        requests,
        canceled,
        left);
  }

  World with(FaultBudget faults) {
    return new World(stored, index, due, tooLate, aDayLater, one, two, requests, canceled, faults);
  }

  World time(boolean isDue, boolean isTooLate, boolean isADayLater) {
    return new World(
        stored, index, isDue, isTooLate, isADayLater, one, two, requests, canceled, left);
  }

  World indexed() {
    return new World(stored, stored, due, tooLate, aDayLater, one, two, requests, canceled, left);
  }

  /// The world after a write, which makes every copy old.
  World store(@Nullable Stored next) {
    var wasDue = stored == null || Processes.isDue(this, stored);
    var first = one.stale(wasDue);
    var second = two.stale(wasDue);
    return new World(next, index, due, tooLate, aDayLater, first, second, requests, canceled, left);
  }

  World cancelAccepted() {
    return new World(stored, index, due, tooLate, aDayLater, one, two, requests, true, left);
  }

  World send(SentRequest request) {
    var more = new ArrayList<>(requests);
    more.add(request);
    return withRequests(more);
  }

  SentRequest request(int ring) {
    return requests.get(ring - 1);
  }

  World with(int ring, SentRequest request) {
    var changed = new ArrayList<>(requests);
    changed.set(ring - 1, request);
    return withRequests(changed);
  }

  private World withRequests(List<SentRequest> changed) {
    return new World(
        stored, index, due, tooLate, aDayLater, one, two, List.copyOf(changed), canceled, left);
  }

  /// Whether both processes have the same state, so that only the steps of one need to be tried.
  boolean symmetric() {
    return one.equals(two) && requests.isEmpty() && (stored == null || stored.token() == 0);
  }

  /// Equal parts are the same objects, because they are interned, and [Objects#equals] compares
  /// identity first.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof World world
        && flags() == world.flags()
        && Objects.equals(one, world.one)
        && Objects.equals(two, world.two)
        && Objects.equals(requests, world.requests)
        && Objects.equals(stored, world.stored)
        && Objects.equals(index, world.index)
        && Objects.equals(left, world.left);
  }

  /// A record's own hash combines its parts so weakly that millions of worlds with small numbers
  /// would have only few different values.
  @Override
  public int hashCode() {
    var hash = Objects.hashCode(stored);
    for (var part : new Object[] {one, two, requests, left}) {
      hash = (hash ^ part.hashCode()) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash ^ (flags() * 0x85EBCA6B);
  }

  private int flags() {
    return (due ? 1 : 0) + (tooLate ? 2 : 0) + (aDayLater ? 4 : 0) + (canceled ? 8 : 0);
  }
}
