package com.callcat.dev.dynamodb.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// The factory of all JSON readers and writers.
final class Json {
  /// The longest string: a request may have 16 MiB, most of it in a single string.
  private static final int LONGEST_STRING = 16 * 1024 * 1024;

  /// The deepest nesting, which is more than fits into an item. Values that are too deep for
  /// DynamoDB are refused later, with AWS's message.
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
