package com.callcat.dev.dynamodb.model;

import java.util.Collection;
import java.util.Map;

/// How sizes are computed, and their limits. Source: Developer Guide, "DynamoDB item sizes and
/// formats" and "Quotas".
public final class Sizes {
  /// The bytes of an empty list or map.
  static final int DOCUMENT = 3;

  /// The bytes of each element of a list or a map, in addition to its name and value.
  static final int ELEMENT = 1;

  public static final int MAX_ITEM = 400 * 1024;
  public static final int MAX_PAGE = 1024 * 1024;
  public static final int MAX_TRANSACTION = 4 * 1024 * 1024;
  public static final int MAX_BATCH_READ = 16 * 1024 * 1024;
  public static final int READ_UNIT = 4 * 1024;
  public static final int WRITE_UNIT = 1024;
  public static final int MAX_PARTITION_KEY = 2048;
  public static final int MAX_SORT_KEY = 1024;

  /// The deepest nesting of an attribute: 31 lists and maps, and a value in the innermost one.
  public static final int MAX_DEPTH = 32;

  public static final String TOO_DEEP =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
          + " beyond supported limit";

  private static final int MAX_NAME = 65535;

  private Sizes() {}

  /// The size of all values together.
  static int of(Collection<Value> values) {
    var sum = 0;
    for (var value : values) {
      sum += value.size();
    }
    return sum;
  }

  /// The size of all values and their names together.
  static int of(Map<String, Value> named) {
    var sum = 0;
    for (var entry : named.entrySet()) {
      sum += Utf8.length(entry.getKey()) + entry.getValue().size();
    }
    return sum;
  }

  /// Checks the name of an attribute, or of an element of a map.
  public static void checkName(String name) {
    if (Utf8.length(name) > MAX_NAME) {
      throw ApiException.validation(
          "1 validation error detected: Attribute name is too large, must be less than 65536"
              + " bytes");
    }
  }
}
