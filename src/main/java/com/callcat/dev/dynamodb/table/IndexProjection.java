package com.callcat.dev.dynamodb.table;

import java.util.List;

/// Which attributes an index contains.
///
/// @param attributes those in addition to the keys, for [Kind#INCLUDE]
public record IndexProjection(Kind kind, List<String> attributes) {
  public enum Kind {
    ALL,
    KEYS_ONLY,
    INCLUDE
  }
}
