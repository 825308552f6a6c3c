package com.callcat.dev.dynamodb.storage;

/// Named collections of rows.
public interface Store extends AutoCloseable {
  /// The rows with this name, which are created if they do not exist.
  Rows rows(String name);

  void drop(String name);

  /// Whether a change must be committed before it is confirmed.
  boolean mustCommit();

  /// Blocks until all changes so far survive the process. After a crash, either all or none of the
  /// changes between two commits exist.
  void commit();

  @Override
  void close();
}
