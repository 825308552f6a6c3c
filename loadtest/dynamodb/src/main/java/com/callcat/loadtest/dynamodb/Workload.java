package com.callcat.loadtest.dynamodb;

import static java.util.stream.Collectors.joining;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What is measured: an operation, and the body of its nth request.
enum Workload {
  GET_ITEM(
      "GetItem",
      n ->
          """
          {"TableName": "TABLE", "ConsistentRead": true, "Key": %s}\
          """
              .formatted(key(n))),

  PUT_ITEM(
      "PutItem",
      n ->
          """
          {"TableName": "TABLE", "Item": %s}\
          """
              .formatted(item(n))),

  QUERY_OF_20(
      "Query",
      n ->
          """
          {"TableName": "TABLE", "KeyConditionExpression": "pk = :p", "ConsistentRead": true,
           "ExpressionAttributeValues": {":p": {"S": "user-%d"}}}\
          """
              .formatted(n / Workload.PER_PARTITION)),

  UPDATE_ITEM(
      "UpdateItem",
      n ->
          """
          {"TableName": "TABLE", "Key": %s, "ConditionExpression": "#s = :scheduled",
           "UpdateExpression": "SET version = version + :one, due = :due",
           "ExpressionAttributeNames": {"#s": "status"},
           "ExpressionAttributeValues": {":one": {"N": "1"}, ":due": {"N": "%d"},
                                         ":scheduled": {"S": "SCHEDULED"}}}\
          """
              .formatted(key(n), n * 31L)),

  TRANSACT_WRITE_ITEMS(
      "TransactWriteItems",
      n ->
          """
          {"TransactItems": [
            {"Put": {"TableName": "TABLE", "Item": %s}},
            {"Update": {"TableName": "TABLE", "Key": %s, "UpdateExpression": "ADD version :one",
              "ConditionExpression": "attribute_exists(pk)",
              "ExpressionAttributeValues": {":one": {"N": "1"}}}}]}\
          """
              .formatted(item(n), key(n ^ 1)));

  static final int PER_PARTITION = 20;

  final String operation;
  private final IntFunction<String> body;

  Workload(String operation, IntFunction<String> body) {
    this.operation = operation;
    this.body = body;
  }

  String body(String table, int n) {
    return body.apply(n).replace("TABLE", table);
  }

  private static String key(int n) {
    return "{\"pk\": {\"S\": \"user-%d\"}, \"sk\": {\"S\": \"call-%d\"}}"
        .formatted(n / PER_PARTITION, n);
  }

  /// About half a kilobyte, in all three indexes.
  private static String item(int n) {
    return """
    {"pk": {"S": "user-%1$d"}, "sk": {"S": "call-%2$d"}, "status": {"S": "SCHEDULED"},
     "bucket": {"N": "%3$d"}, "due": {"N": "%4$d"}, "token": {"S": "token-%2$d"},
     "version": {"N": "1"}, "subject": {"S": "Move the cleaning"},
     "prompt": {"S": "Ask to move the Tuesday 4 pm cleaning to any slot on Thursday."},
     "tags": {"SS": ["a", "b"]}, "facts": {"M": {"attempts": {"N": "0"}, "done": {"BOOL": false}}},
     "turns": {"L": [{"S": "hello"}, {"S": "goodbye"}]}}\
    """
        .formatted(n / PER_PARTITION, n, n % 16, n * 17L);
  }

  static String createTable(String table) {
    return """
    {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
     "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
     "AttributeDefinitions": [
       {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"},
       {"AttributeName": "status", "AttributeType": "S"}, {"AttributeName": "due", "AttributeType": "N"},
       {"AttributeName": "bucket", "AttributeType": "N"}, {"AttributeName": "token", "AttributeType": "S"}],
     "GlobalSecondaryIndexes": [%s, %s, %s]}\
    """
        .formatted(
            table,
            index("by-status", "status", "due"),
            index("by-bucket", "bucket", "due"),
            index("by-token", "token", "sk"));
  }

  private static String index(String name, String partition, String sort) {
    return """
    {"IndexName": "%s", "Projection": {"ProjectionType": "ALL"},
     "KeySchema": [{"AttributeName": "%s", "KeyType": "HASH"}, {"AttributeName": "%s", "KeyType": "RANGE"}]}\
    """
        .formatted(name, partition, sort);
  }

  /// Items, 25 at a time.
  static String batch(String table, int from) {
    return "{\"RequestItems\": {\"%s\": [%s]}}"
        .formatted(
            table,
            IntStream.range(from, from + 25)
                .mapToObj(n -> "{\"PutRequest\": {\"Item\": " + item(n) + "}}")
                .collect(joining(", ")));
  }
}
