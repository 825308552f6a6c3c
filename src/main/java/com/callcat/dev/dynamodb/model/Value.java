package com.callcat.dev.dynamodb.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// An attribute value. Immutable. Values are equal as in DynamoDB: numbers are compared by value,
/// sets regardless of their order.
public sealed interface Value {
  record Text(String text) implements Value {}

  /// A number.
  ///
  /// @param number without trailing zeros, so that equal numbers are equal objects
  record Decimal(BigDecimal number) implements Value {}

  record Binary(Bytes bytes) implements Value {}

  record Bool(boolean is) implements Value {}

  record Null() implements Value {}

  /// A set of strings, numbers or binaries.
  ///
  /// @param type one of the three types of sets
  /// @param members sorted, without duplicates, all of the type's scalar
  record Set(Type type, List<Value> members) implements Value {}

  record Items(List<Value> list) implements Value {}

  record Document(Map<String, Value> map) implements Value {}

  default Type type() {
    return switch (this) {
      case Text _ -> Type.S;
      case Decimal _ -> Type.N;
      case Binary _ -> Type.B;
      case Bool _ -> Type.BOOL;
      case Null _ -> Type.NULL;
      case Set set -> set.type();
      case Items _ -> Type.L;
      case Document _ -> Type.M;
    };
  }

  /// The depth of nesting; it is 1 for a scalar or a set.
  default int depth() {
    return switch (this) {
      case Text _, Decimal _, Binary _, Bool _, Null _, Set _ -> 1;
      case Items items -> 1 + deepest(items.list());
      case Document document -> 1 + deepest(document.map().values());
    };
  }

  private static int deepest(Collection<Value> values) {
    return values.stream().mapToInt(Value::depth).max().orElse(0);
  }

  /// The size in bytes, as it counts for limits and consumed capacity.
  default int size() {
    return switch (this) {
      case Text text -> Utf8.length(text.text());
      case Decimal number -> Numbers.size(number.number());
      case Binary binary -> binary.bytes().length();
      case Bool _, Null _ -> 1;
      case Set set -> Sizes.of(set.members());
      case Items items ->
          Sizes.DOCUMENT + items.list().size() * Sizes.ELEMENT + Sizes.of(items.list());
      case Document document ->
          Sizes.DOCUMENT + document.map().size() * Sizes.ELEMENT + Sizes.of(document.map());
    };
  }
}
