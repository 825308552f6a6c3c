package com.callcat.dev.dynamodb.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// The type of a field in a request. If a value does not have it, the request is refused.
public sealed interface Shape {
  /// The prefix of the names of AWS's own types in its messages.
  String PACKAGE = "com.amazonaws.dynamodb.v20120810.";

  enum Scalar implements Shape {
    STRING,
    BOOLEAN,
    INTEGER,
    LONG
  }

  /// Attribute values by name.
  record AttributeMap() implements Shape {}

  record Listed(Shape element) implements Shape {}

  /// A map with arbitrary keys.
  ///
  /// @param shown the type of its values in messages
  record Mapped(Shape value, String shown) implements Shape {}

  /// An object with known fields. Like AWS, unknown fields are ignored.
  ///
  /// @param name the type's name in messages
  record Structure(String name, Map<String, Shape> fields) implements Shape {
    public static Structure named(String name) {
      return new Structure(name, Map.of());
    }

    /// The same with more fields.
    public Structure with(Shape shape, String... names) {
      var all = new LinkedHashMap<>(fields);
      for (var added : names) {
        all.put(added, shape);
      }
      return new Structure(name, all);
    }
  }

  /// A parameter that is not implemented; only its presence matters.
  record Skipped() implements Shape {}
}
