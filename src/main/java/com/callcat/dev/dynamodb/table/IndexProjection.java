package com.callcat.dev.dynamodb.table;

import java.util.List;

/// Which attributes an index has.
///
/// @param attributes beside the keys, of a [Kind#INCLUDE]
public record IndexProjection(Kind kind, List<String> attributes) {
  public enum Kind {
    ALL,
    KEYS_ONLY,
    INCLUDE
  }
}
