package com.callcat.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Builds an update of one item as an expression of DynamoDB. Attribute names are passed by
/// reference, because many of them are reserved words in expressions.
final class Update {
  private final List<String> sets = new ArrayList<>();
  private final List<String> removals = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  void set(String name, AttributeValue value) {
    sets.add(named(name) + " = " + valued("set_" + name, value));
  }

  /// Sets one entry of an attribute, which must be a map already.
  void setIn(String map, String entry, AttributeValue value) {
    sets.add(named(map) + "." + named(entry) + " = " + valued("set_" + entry, value));
  }

  void remove(String name) {
    removals.add(named(name));
  }

  /// Adds the condition that the item has this value.
  void require(String name, AttributeValue value) {
    conditions.add(named(name) + " = " + valued("is_" + name, value));
  }

  UpdateItemRequest.Builder request() {
    var set = "SET " + String.join(", ", sets);
    var remove = removals.isEmpty() ? "" : " REMOVE " + String.join(", ", removals);
    return UpdateItemRequest.builder()
        .updateExpression(set + remove)
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  private String named(String name) {
    names.put("#" + name, name);
    return "#" + name;
  }

  private String valued(String name, AttributeValue value) {
    values.put(":" + name, value);
    return ":" + name;
  }
}
