package com.callcat.dev.dynamodb.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a field of a request holds. The reader takes it as that, or refuses the request.
public sealed interface Shape {
  /// Before the names of AWS's own types, as its messages show them.
  String PACKAGE = "com.amazonaws.dynamodb.v20120810.";

  enum Scalar implements Shape {
    STRING,
    BOOLEAN,
    INTEGER,
    LONG
  }

  /// Attribute values by the names of their attributes.
  record AttributeMap() implements Shape {}

  record Listed(Shape element) implements Shape {}

  /// A map whose keys are the user's.
  ///
  /// @param shown the type of its values, as messages show it
  record Mapped(Shape value, String shown) implements Shape {}

  /// Fields by their names. What else the request has is ignored, as AWS does.
  ///
  /// @param name as messages show it
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

  /// A parameter that is not served: of interest is only that it is there.
  record Skipped() implements Shape {}
}
