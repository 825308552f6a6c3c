package com.callcat.bus;

/// What became of a call tells this of Retell as a whole, apart from the call.
public enum ProviderHealth implements ProcessMessage {
  /// It took the call, or refused just this one.
  WELL,
  /// It serves our account no more: no key, no payment, no permission.
  ACCOUNT_REFUSED,
  /// It cannot be reached, or does not know what it does.
  FAILING
}
