package com.callcat.dev.dynamodb.expression;

import java.util.Set;

/// An expression, as whoever knows the keys of a table asks of it.
public interface HasPaths {
  /// The attributes that it looks into, which so must be maps or lists.
  Set<String> documents();
}
