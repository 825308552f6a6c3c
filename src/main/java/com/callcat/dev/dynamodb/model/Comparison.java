package com.callcat.dev.dynamodb.model;

import java.util.Comparator;
import java.util.OptionalInt;

/// The order of two values of one type.
public final class Comparison {
  /// Strings are ordered by their UTF-8, which is the order of their code points.
  private static final Comparator<String> BY_CODE_POINT = Comparison::byCodePoint;

  private Comparison() {}

  /// Compares two values; empty if they have different types, or their type has no order.
  public static OptionalInt compare(Value left, Value right) {
    return switch (left) {
      case Value.Text text when right instanceof Value.Text other ->
          OptionalInt.of(BY_CODE_POINT.compare(text.text(), other.text()));
      case Value.Decimal number when right instanceof Value.Decimal other ->
          OptionalInt.of(number.number().compareTo(other.number()));
      case Value.Binary binary when right instanceof Value.Binary other ->
          OptionalInt.of(binary.bytes().compareTo(other.bytes()));
      case Value.Text _,
          Value.Decimal _,
          Value.Binary _,
          Value.Bool _,
          Value.Null _,
          Value.Set _,
          Value.Items _,
          Value.Document _ ->
          OptionalInt.empty();
    };
  }

  private static int byCodePoint(String left, String right) {
    var common = Math.min(left.length(), right.length());
    for (var i = 0; i < common; i++) {
      var a = left.charAt(i);
      var b = right.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /// The rank of a UTF-16 unit. Surrogates come last, because their code points come after all
  /// others.
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}
