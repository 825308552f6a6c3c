package com.callcat.dev.dynamodb.expression;

/// One change that an update asks for.
sealed interface Action {
  Node.Path path();

  /// Sets a value.
  ///
  /// @param value what to set it to; computed from the item as it was before the update
  record Assign(Node.Path path, Node value) implements Action {}

  record Remove(Node.Path path) implements Action {}

  /// Adds to a number or a set, and makes it where there is none.
  record Add(Node.Path path, Node.ValueOf value) implements Action {}

  /// Takes members out of a set.
  record Delete(Node.Path path, Node.ValueOf value) implements Action {}
}
