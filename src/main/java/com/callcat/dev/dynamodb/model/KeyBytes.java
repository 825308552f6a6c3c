package com.callcat.dev.dynamodb.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes that rows are sorted by. First comes a hash of the partition key, so that nobody can
/// rely on the order of partitions in a scan. Then comes the sort key in DynamoDB's order: numbers
/// by value, strings by their UTF-8, binaries unsigned.
///
/// The encoding of each part shows where the part ends, so that a part is never a prefix of another
/// one.
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

  /// Appends the hash of a partition key and the key.
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

  /// Appends a sort key, or any other key whose order matters.
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

  /// Appends the prefix of all strings or binaries with this beginning.
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

  /// Appends a number: sign, exponent, then two digits in each byte. For negative numbers all bits
  /// are inverted.
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

  /// FNV-1a with additional mixing, so that the first bits also differ for similar keys.
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

  /// The first key after all keys with this prefix; null if there is none.
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
