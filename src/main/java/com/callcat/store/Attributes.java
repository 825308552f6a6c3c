package com.callcat.store;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes numbers as attributes, and reads them.
final class Attributes {
  private Attributes() {}

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static long number(AttributeValue value) {
    return Long.parseLong(value.n());
  }
}
