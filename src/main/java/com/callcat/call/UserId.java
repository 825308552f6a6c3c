package com.callcat.call;

/// The number of a user, which never changes (an e-mail address does).
public record UserId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
