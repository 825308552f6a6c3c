package com.callcat.call;

/// What must be done outside after a decision is stored. Each may be done twice without harm.
public sealed interface Effect {

  /// Hang up at Retell.
  record Stop(ProviderId providerId) implements Effect {}

  /// A person should know: somebody may have been rung twice.
  record Alert(String what) implements Effect {}
}
