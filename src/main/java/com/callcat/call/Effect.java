package com.callcat.call;

/// What must be done outside the call after a decision was stored. Doing it twice does no harm.
public sealed interface Effect {

  /// Have Retell hang up.
  record Stop(ProviderId providerId) implements Effect {}

  /// Alert the operator: somebody may have been rung twice.
  record Alert(String what) implements Effect {}
}
