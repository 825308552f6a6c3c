package com.callcat.dev.dynamodb.model;

import java.util.Map;

/// The attributes of an item in one compact array of bytes. As objects they would take several
/// times as much memory, and a page of items would be thousands of objects at scattered addresses.
/// An answer can be written from the bytes without these objects.
public interface Packed {
  /// The attributes as in an answer: a JSON object in UTF-8.
  byte[] json();

  /// The size of the item, in bytes as DynamoDB counts them.
  int size();

  /// The attributes as values, which are made anew with each call.
  Map<String, Value> attributes();
}
