package com.callcat.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What IAM allows or not: one action on one table or index.
///
/// @param action such as `PutItem`
/// @param on such as `callcat-calls` or `callcat-calls/index/due-calls-index`
record Right(String action, String on) implements Comparable<Right> {
  private static final String ACTIONS = "dynamodb:";
  private static final String TABLES = ":table/";

  /// For the operations that have no action of their own in IAM: those are of their parts.
  private static final Map<String, String> PARTS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  /// What a request of the program needs.
  static Stream<Right> needed(String operation, JsonObject request) {
    if (operation.equals("TransactWriteItems")) {
      return request.getJsonArray("TransactItems", new JsonArray()).stream()
          .map(JsonObject.class::cast)
          .flatMap(item -> item.fieldNames().stream().map(kind -> part(kind, item)));
    }
    if (operation.equals("BatchGetItem")) {
      var tables = request.getJsonObject("RequestItems").fieldNames();
      return tables.stream().map(table -> new Right(operation, table));
    }
    var index = request.getString("IndexName");
    var table = request.getString("TableName");
    return Stream.of(new Right(operation, index == null ? table : table + "/index/" + index));
  }

  private static Right part(String kind, JsonObject item) {
    return new Right(
        Objects.requireNonNull(PARTS.get(kind)), item.getJsonObject(kind).getString("TableName"));
  }

  /// What a statement of a policy allows.
  static Stream<Right> allowed(JsonNode statement) {
    return each(statement, "Action")
        .flatMap(
            action ->
                each(statement, "Resource")
                    .map(resource -> new Right(after(ACTIONS, action), after(TABLES, resource))));
  }

  private static Stream<String> each(JsonNode statement, String name) {
    return StreamSupport.stream(statement.path(name).spliterator(), false).map(JsonNode::asText);
  }

  private static String after(String start, String text) {
    var at = text.indexOf(start);
    if (at < 0) {
      throw new AssertionError(text + " has no " + start);
    }
    return text.substring(at + start.length());
  }

  @Override
  public int compareTo(Right other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return action + " " + on;
  }
}
