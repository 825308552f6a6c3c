package com.callcat.dev.dynamodb.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes that rows are ordered by: first by a hash of the partition key, so that a scan meets
/// partitions in no order a person could rely on, then by the sort key as DynamoDB orders it:
/// numbers by value, strings by their UTF-8, binaries unsigned.
///
/// Each part ends where it ends whatever follows, so that no part can be taken for another's
/// beginning.
public final class KeyBytes {
  private static final int ESCAPED_ZERO = 0xFF;
  private static final int ZERO = 0x80;
  private static final int POSITIVE = 0x81;
  private static final int NEGATIVE = 0x7F;
  private static final int EXPONENT_BIAS = 130;
  private static final int BYTE = 0xFF;

  private static final int USUAL = 64;

  private byte[] bytes = new byte[USUAL];
  private int length;

  /// The hash of a partition key and the key.
  public KeyBytes partition(List<Value> key) {
    var parts = new KeyBytes();
    key.forEach(parts::sorted);
    var inner = parts.toArray();
    var hash = hash(inner);
    for (var shift = 24; shift >= 0; shift -= 8) {
      add(hash >>> shift);
    }
    for (var b : inner) {
      add(b);
    }
    return this;
  }

  /// A sort key, or any key whose place among others of its type matters.
  public KeyBytes sorted(Value key) {
    switch (key) {
      case Value.Text text -> terminated(text.text().getBytes(StandardCharsets.UTF_8));
      case Value.Binary binary -> terminated(binary.bytes().array());
      case Value.Decimal number -> number(number.number());
      case Value.Bool _, Value.Null _, Value.Set _, Value.Items _, Value.Document _ ->
          throw new IllegalArgumentException("no key is of type " + key.type());
    }
    return this;
  }

  /// The beginning that all strings or binaries with this beginning share.
  public KeyBytes prefix(Value beginning) {
    switch (beginning) {
      case Value.Text text -> escaped(text.text().getBytes(StandardCharsets.UTF_8));
      case Value.Binary binary -> escaped(binary.bytes().array());
      case Value.Decimal _,
          Value.Bool _,
          Value.Null _,
          Value.Set _,
          Value.Items _,
          Value.Document _ ->
          throw new IllegalArgumentException("nothing begins with a " + beginning.type());
    }
    return this;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void add(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length] = (byte) b;
    length++;
  }

  private void terminated(byte[] bytes) {
    escaped(bytes);
    add(0);
    add(0);
  }

  private void escaped(byte[] bytes) {
    for (var b : bytes) {
      add(b);
      if (b == 0) {
        add(ESCAPED_ZERO);
      }
    }
  }

  /// Sign, exponent, then two digits a byte; for negative numbers all of it inverted.
  private void number(BigDecimal number) {
    if (number.signum() == 0) {
      add(ZERO);
      return;
    }
    var flip = number.signum() < 0 ? BYTE : 0;
    add(flip == 0 ? POSITIVE : NEGATIVE);
    add((Numbers.exponent(number) + EXPONENT_BIAS) ^ flip);
    var digits = digits(number.unscaledValue());
    for (var i = 0; i < digits.length(); i += 2) {
      var second = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
      add((10 * (digits.charAt(i) - '0') + second + 1) ^ flip);
    }
    add(flip);
  }

  private static String digits(BigInteger unscaled) {
    return unscaled.abs().toString();
  }

  /// FNV-1a, and then stirred, for the first bits of keys that differ little must differ.
  private static int hash(byte[] bytes) {
    var hash = 0x811C9DC5;
    for (var b : bytes) {
      hash = (hash ^ (b & BYTE)) * 0x01000193;
    }
    hash ^= hash >>> 16;
    hash *= 0x7FEB352D;
    hash ^= hash >>> 15;
    hash *= 0x846CA68B;
    return hash ^ (hash >>> 16);
  }

  /// The first key after all that begin with these bytes; null when there is none.
  public static byte @Nullable [] after(byte[] prefix) {
    var last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) BYTE) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    var next = Arrays.copyOf(prefix, last + 1);
    next[last]++;
    return next;
  }

  /// The first key after exactly this one.
  public static byte[] next(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }
}
