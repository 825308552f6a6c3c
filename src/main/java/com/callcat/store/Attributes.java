package com.callcat.store;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How numbers are written as attributes, and read.
final class Attributes {
  private Attributes() {}

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static long number(AttributeValue value) {
    return Long.parseLong(value.n());
  }
}
