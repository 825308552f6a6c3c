package com.callcat.bus;

import java.time.Duration;

/// The requests to the dispatch timer.
public sealed interface DispatchRequest<A> extends Request<A> {
  String ADDRESS = "dispatch";

  @Override
  default String address() {
    return ADDRESS;
  }

  @Override
  default Duration patience() {
    return Duration.ofSeconds(2);
  }

  /// Reads the state of dispatching.
  record ReadDispatching() implements DispatchRequest<Dispatching> {}

  /// The state of dispatching, as far as this process knows. The numbers are valid only on the
  /// leader.
  ///
  /// @param leads whether this process is the leader
  /// @param breakerOpen whether nothing is dialled because Retell refuses the account or fails
  ///   again and again
  /// @param lines how many calls may run at a time
  /// @param taken how many calls run
  /// @param waiting how many calls are due and wait for a line
  record Dispatching(boolean leads, boolean breakerOpen, int lines, int taken, int waiting) {}
}
