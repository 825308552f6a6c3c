package com.callcat.dev.dynamodb.model;

import java.util.Collection;
import java.util.Map;

/// What counts beside the values themselves, and what the sum may be. Source: Developer Guide,
/// "DynamoDB item sizes and formats" and "Quotas".
public final class Sizes {
  /// Bytes that a list or a map takes when it is empty.
  static final int DOCUMENT = 3;

  /// Bytes that each element of a list or a map takes beside its name and value.
  static final int ELEMENT = 1;

  public static final int MAX_ITEM = 400 * 1024;
  public static final int MAX_PAGE = 1024 * 1024;
  public static final int MAX_TRANSACTION = 4 * 1024 * 1024;
  public static final int MAX_BATCH_READ = 16 * 1024 * 1024;
  public static final int READ_UNIT = 4 * 1024;
  public static final int WRITE_UNIT = 1024;
  public static final int MAX_PARTITION_KEY = 2048;
  public static final int MAX_SORT_KEY = 1024;

  /// How many levels an attribute may have: 31 lists and maps, and what is in the innermost.
  public static final int MAX_DEPTH = 32;

  public static final String TOO_DEEP =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
          + " beyond supported limit";

  private static final int MAX_NAME = 65535;

  private Sizes() {}

  /// Of all values together.
  static int of(Collection<Value> values) {
    var sum = 0;
    for (var value : values) {
      sum += value.size();
    }
    return sum;
  }

  /// Of all values together, with their names.
  static int of(Map<String, Value> named) {
    var sum = 0;
    for (var entry : named.entrySet()) {
      sum += Utf8.length(entry.getKey()) + entry.getValue().size();
    }
    return sum;
  }

  /// The name of an attribute, or of an element of a map.
  public static void checkName(String name) {
    if (Utf8.length(name) > MAX_NAME) {
      throw ApiException.validation(
          "1 validation error detected: Attribute name is too large, must be less than 65536"
              + " bytes");
    }
  }
}
