package com.callcat.dev.dynamodb.storage;

/// Named collections of rows.
public interface Store extends AutoCloseable {
  /// Made when there are none.
  Rows rows(String name);

  void drop(String name);

  /// Whether a change must be committed before it may be confirmed.
  boolean mustCommit();

  /// Blocks until all changes so far outlive this process. Of changes between two commits either
  /// all are there after a crash or none.
  void commit();

  @Override
  void close();
}
