package com.callcat.dev.dynamodb.model;

import java.util.Arrays;
import java.util.Base64;

/// Bytes that are compared by value, unsigned. The array must not be changed after construction.
public final class Bytes implements Comparable<Bytes> {
  private final byte[] array;

  public Bytes(byte[] array) {
    this.array = array;
  }

  /// The array itself, not a copy. It must not be changed.
  public byte[] array() {
    return array;
  }

  public int length() {
    return array.length;
  }

  public boolean startsWith(Bytes prefix) {
    return length() >= prefix.length()
        && Arrays.equals(array, 0, prefix.length(), prefix.array, 0, prefix.length());
  }

  public boolean contains(Bytes part) {
    for (var from = 0; from + part.length() <= length(); from++) {
      if (Arrays.equals(array, from, from + part.length(), part.array, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(array, other.array);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /// The bytes in Base64, as in the API.
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(array);
  }
}
