package com.callcat.call;

/// What the engine must do about a due call.
public sealed interface Task {

  /// End the call, because it is too late to dial it.
  record Expire() implements Task {}

  /// Claim the call and have Retell place it.
  ///
  /// @param waited whether it has waited long enough for data that is not necessary, such as the
  ///   user's preferences
  /// @param restored whether it comes from a backup, and may be dialled only if Retell does not
  ///   know it
  record Dial(boolean waited, boolean restored) implements Task {}

  /// Take the call over: the lease of its attempt has run out while Retell was asked, so the
  /// process that dialled it may be dead.
  record TakeOver(String token) implements Task {}

  /// Ask Retell whether it has a call with this token.
  ///
  /// @param soFar how many look-ups have found nothing
  record LookUp(String token, int soFar) implements Task {}

  /// Ask Retell about this call.
  ///
  /// @param purpose whether its progress or its analysis is wanted
  record Follow(ProviderId providerId, Due.Purpose purpose) implements Task {}

  /// Nothing before it is due.
  record Wait(Due due) implements Task {}

  /// Nothing.
  record Nothing() implements Task {}
}
