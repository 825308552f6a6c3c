package com.callcat.call;

/// The key of a call: its user and its id.
public record CallKey(UserId userId, CallId callId) {
  @Override
  public String toString() {
    return userId + "/" + callId;
  }
}
