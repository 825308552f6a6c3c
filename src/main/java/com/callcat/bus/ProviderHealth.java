package com.callcat.bus;

/// What the outcome of a request for one call shows about Retell as a whole.
public enum ProviderHealth implements ProcessMessage {
  /// Retell took the call, or refused only this one.
  WELL,
  /// Retell refuses the account: the key, the payment or the permission is missing.
  ACCOUNT_REFUSED,
  /// Retell cannot be reached, or answers with errors.
  FAILING
}
