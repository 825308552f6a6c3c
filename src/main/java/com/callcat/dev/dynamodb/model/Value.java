package com.callcat.dev.dynamodb.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// An attribute value. Immutable; two are equal as DynamoDB compares them: numbers by value, sets
/// whatever their order was.
public sealed interface Value {
  Type type();

  /// Bytes, as they count towards the limits and the consumed capacity.
  int size();

  record Text(String text) implements Value {
    @Override
    public Type type() {
      return Type.S;
    }

    @Override
    public int size() {
      return Utf8.length(text);
    }
  }

  /// A number.
  ///
  /// @param number without trailing zeros, so that equal numbers are equal objects
  record Decimal(BigDecimal number) implements Value {
    @Override
    public Type type() {
      return Type.N;
    }

    @Override
    public int size() {
      return Numbers.size(number);
    }
  }

  record Binary(Bytes bytes) implements Value {
    @Override
    public Type type() {
      return Type.B;
    }

    @Override
    public int size() {
      return bytes.length();
    }
  }

  record Bool(boolean is) implements Value {
    @Override
    public Type type() {
      return Type.BOOL;
    }

    @Override
    public int size() {
      return 1;
    }
  }

  record Null() implements Value {
    @Override
    public Type type() {
      return Type.NULL;
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /// A set of strings, numbers or binaries.
  ///
  /// @param type one of the three types of sets
  /// @param members sorted, without duplicates, all of the type's scalar
  record Set(Type type, List<Value> members) implements Value {
    @Override
    public int size() {
      var size = 0;
      for (var member : members) {
        size += member.size();
      }
      return size;
    }
  }

  record Items(List<Value> list) implements Value {
    @Override
    public Type type() {
      return Type.L;
    }

    @Override
    public int size() {
      var size = Sizes.DOCUMENT;
      for (var element : list) {
        size += Sizes.ELEMENT + element.size();
      }
      return size;
    }
  }

  record Document(Map<String, Value> map) implements Value {
    @Override
    public Type type() {
      return Type.M;
    }

    @Override
    public int size() {
      var size = Sizes.DOCUMENT;
      for (var entry : map.entrySet()) {
        size += Sizes.ELEMENT + Utf8.length(entry.getKey()) + entry.getValue().size();
      }
      return size;
    }
  }
}
