package com.callcat.dev.dynamodb.model;

/// The ten data types, named as in the API.
public enum Type {
  S,
  N,
  B,
  SS,
  NS,
  BS,
  M,
  L,
  NULL,
  BOOL;

  /// Whether a key attribute may be of this type.
  public boolean isScalarKey() {
    return this == S || this == N || this == B;
  }

  public boolean isSet() {
    return this == SS || this == NS || this == BS;
  }
}
