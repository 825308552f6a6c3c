package com.callcat.dev.dynamodb.model;

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

  /// How deep lists and maps may be nested.
  public static final int MAX_DEPTH = 32;

  private Sizes() {}
}
