package com.callcat.dev.dynamodb.model;

import java.util.Map;

/// The attributes of an item as few bytes that lie one after the other. As objects they take
/// several times as much memory, and a page of items is thousands of them, wherever the collector
/// left each: whoever answers with an item needs none of them.
public interface Packed {
  /// The attributes as an answer has them: a JSON object in UTF-8.
  byte[] json();

  /// Of the item, in bytes as DynamoDB counts them.
  int size();

  /// Unpacked, each time anew.
  Map<String, Value> attributes();
}
