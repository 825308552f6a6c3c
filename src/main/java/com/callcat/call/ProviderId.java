package com.callcat.call;

/// Retell's id of a call (`call_id`).
public record ProviderId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
