package com.callcat.dev.dynamodb.expression;

/// One change in an update expression.
sealed interface Action {
  Node.Path path();

  /// Sets a value.
  ///
  /// @param value the new value; computed from the item before the update
  record Assign(Node.Path path, Node value) implements Action {}

  record Remove(Node.Path path) implements Action {}

  /// Adds to a number or a set, which is created if it does not exist.
  record Add(Node.Path path, Node.ValueOf value) implements Action {}

  /// Removes members from a set.
  record Delete(Node.Path path, Node.ValueOf value) implements Action {}
}
