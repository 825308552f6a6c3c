package com.callcat.bus;

import java.time.Duration;

/// What the dispatch timer is asked.
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

  /// How dialling stands.
  record ReadDispatching() implements DispatchRequest<Dispatching> {}

  /// How dialling stands, as far as this process knows; the figures are those of the leader.
  ///
  /// @param leads this process dispatches for all
  /// @param breakerOpen Retell refuses the account or fails in series, so nothing is dialled
  /// @param lines how many calls may run at a time
  /// @param taken how many do
  /// @param waiting how many are due and wait for a line
  record Dispatching(boolean leads, boolean breakerOpen, int lines, int taken, int waiting) {}
}
