package com.callcat.call;

/// What it takes to reach a call: whose it is, and which one.
public record CallKey(UserId userId, CallId callId) {
  @Override
  public String toString() {
    return userId + "/" + callId;
  }
}
