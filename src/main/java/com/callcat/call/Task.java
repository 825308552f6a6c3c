package com.callcat.call;

/// What the engine must do about a call now.
public sealed interface Task {

  /// It is too late to dial it.
  record Expire() implements Task {}

  /// Claim it and have it placed.
  ///
  /// @param waited long enough for what is only good to know, as its user's preferences are
  /// @param restored by a backup: only if Retell has never heard of it
  record Dial(boolean waited, boolean restored) implements Task {}

  /// Its attempt's lease ran out in the middle of asking: whoever held it may be dead.
  record TakeOver(String token) implements Task {}

  /// Ask Retell whether it has a call with this token.
  ///
  /// @param soFar how many look-ups have found nothing
  record LookUp(String token, int soFar) implements Task {}

  /// Ask Retell for news of this call.
  ///
  /// @param purpose what is wanted: its end, or its analysis
  record Follow(ProviderId providerId, Due.Purpose purpose) implements Task {}

  /// Nothing before this instant.
  record Wait(Due due) implements Task {}

  /// Nothing any more.
  record Nothing() implements Task {}
}
