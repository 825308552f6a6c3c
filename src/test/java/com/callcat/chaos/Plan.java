package com.callcat.chaos;

import java.time.Duration;

/// How large a run is. `-Pchaos` sets the full figure; `-Dcallcat.chaos.seed=…` repeats who is
/// called and who is killed, in so far as processes can be repeated.
///
/// @param calls how many are made
/// @param processes how many programs share the databases
/// @param users to whom the calls belong, by turns
/// @param window from the first call that is made to the last
/// @param havoc from one deed to the next; zero for none
/// @param waitForLookUps also have numbers that need ten minutes of look-ups, and wait for those
record Plan(
    int calls,
    int processes,
    int users,
    Duration window,
    Duration havoc,
    boolean waitForLookUps,
    long seed) {

  static Plan ofProperties() {
    return new Plan(
        Integer.getInteger("callcat.chaos.calls", 200),
        Integer.getInteger("callcat.chaos.processes", 3),
        Integer.getInteger("callcat.chaos.users", 20),
        Duration.ofSeconds(Integer.getInteger("callcat.chaos.windowSeconds", 40)),
        Duration.ofSeconds(Integer.getInteger("callcat.chaos.havocSeconds", 4)),
        Boolean.getBoolean("callcat.chaos.waitForLookUps"),
        Long.getLong("callcat.chaos.seed", 20_260_731L));
  }

  /// Longer than the look-ups of a lost answer take, and than anything takes on a busy machine.
  Duration patience() {
    return Duration.ofMinutes(15);
  }
}
