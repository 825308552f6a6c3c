package com.callcat.dev.dynamodb.expression;

import java.util.Set;

/// An expression with paths, which are checked against the keys of a table.
public interface HasPaths {
  /// The attributes that its paths lead into, so that these must be maps or lists.
  Set<String> documents();
}
