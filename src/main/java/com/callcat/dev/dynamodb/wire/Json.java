package com.callcat.dev.dynamodb.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// The one factory of readers and writers.
final class Json {
  /// A request may be 16 MiB, and most of it one string.
  private static final int LONGEST_STRING = 16 * 1024 * 1024;

  /// More than fits into an item: what is too deep is refused by whoever reads it, in AWS's words.
  private static final int DEEPEST = 200_000;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_STRING)
                  .maxNameLength(LONGEST_STRING)
                  .maxNestingDepth(DEEPEST)
                  .build())
          .build();

  private Json() {}
}
