package com.callcat.dev.dynamodb;

import static java.util.stream.Collectors.joining;

import java.util.Random;
import java.util.stream.Stream;

/// Requests drawn from a seed, about few items with few attributes, so that they meet each other.
/// Most of them can be carried out, some are refused.
final class RandomPrograms {
  static final String TABLE =
      """
      {"TableName": "random", "BillingMode": "PAY_PER_REQUEST",
       "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                     {"AttributeName": "sk", "KeyType": "RANGE"}],
       "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                {"AttributeName": "sk", "AttributeType": "N"},
                                {"AttributeName": "g", "AttributeType": "S"}],
       "LocalSecondaryIndexes": [{"IndexName": "local", "Projection": {"ProjectionType": "KEYS_ONLY"},
          "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                        {"AttributeName": "g", "KeyType": "RANGE"}]}],
       "GlobalSecondaryIndexes": [{"IndexName": "global",
          "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["a"]},
          "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"},
                        {"AttributeName": "sk", "KeyType": "RANGE"}]}]}
      """;

  /// Deletes all items that a program can have made.
  static final String CLEAR =
      "{\"RequestItems\": {\"random\": [%s]}}"
          .formatted(
              Stream.of("p0", "p1", "p2")
                  .flatMap(
                      pk ->
                          RandomExpressions.SORT_KEYS.stream()
                              .map(
                                  sk ->
                                      "{\"DeleteRequest\": {\"Key\": {\"pk\": {\"S\": \"%s\"}, \"sk\": {\"N\": \"%s\"}}}}"
                                          .formatted(pk, sk)))
                  .collect(joining(", ")));

  private final Random random;
  private final RandomExpressions parts;

  RandomPrograms(long seed) {
    this.random = new Random(seed);
    this.parts = new RandomExpressions(random);
  }

  /// An operation and its request.
  record Request(String operation, String body) {}

  Request next() {
    parts.clear();
    return switch (random.nextInt(12)) {
      case 0, 1 -> write("PutItem", "\"Item\": " + parts.item());
      case 2, 3, 4 -> update();
      case 5 -> write("DeleteItem", "\"Key\": " + parts.key());
      case 6 -> get();
      case 7, 8, 9 -> query();
      case 10 -> scan();
      default -> random.nextBoolean() ? batchWrite() : batchGet();
    };
  }

  private Request request(String operation, String fields) {
    return new Request(
        operation,
        "{\"TableName\": \"random\", \"ReturnConsumedCapacity\": \"INDEXES\", "
            + fields
            + parts.expressions()
            + "}");
  }

  private Request write(String operation, String subject) {
    var fields = new StringBuilder(subject);
    if (random.nextInt(3) == 0) {
      fields.append(", \"ConditionExpression\": \"" + parts.condition(2) + "\"");
    }
    if (random.nextBoolean()) {
      fields.append(", \"ReturnValues\": \"ALL_OLD\"");
    }
    return request(operation, fields.toString());
  }

  private Request update() {
    var fields = new StringBuilder("\"Key\": " + parts.key());
    fields.append(", \"UpdateExpression\": \"" + parts.clauses() + "\"");
    if (random.nextInt(4) == 0) {
      fields.append(", \"ConditionExpression\": \"" + parts.condition(1) + "\"");
    }
    fields.append(
        ", \"ReturnValues\": \"%s\""
            .formatted(parts.oneOf("ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW", "NONE")));
    return request("UpdateItem", fields.toString());
  }

  private String consistent() {
    return ", \"ConsistentRead\": " + random.nextBoolean();
  }

  private Request get() {
    return request("GetItem", "\"Key\": " + parts.key() + parts.projection() + consistent());
  }

  private Request query() {
    var index = parts.oneOf("", "", "local", "global");
    var fields =
        new StringBuilder("\"KeyConditionExpression\": \"" + parts.keyCondition(index) + "\"");
    if (!index.isEmpty()) {
      fields.append(", \"IndexName\": \"" + index + "\"");
    } else {
      fields.append(consistent());
      if (random.nextBoolean()) {
        fields.append(", \"Limit\": " + (1 + random.nextInt(3)));
      }
      if (parts.seldom()) {
        fields.append(", \"ExclusiveStartKey\": " + parts.key());
      }
    }
    if (random.nextInt(3) == 0) {
      fields.append(", \"FilterExpression\": \"" + parts.condition(1) + "\"");
    }
    // What an index lacks is fetched for a local one and refused for a global one; dynalite does
    // neither.
    fields.append(index.isEmpty() ? parts.projection() : "");
    fields.append(", \"ScanIndexForward\": " + random.nextBoolean());
    return request("Query", fields.toString());
  }

  private Request scan() {
    var fields = "\"Select\": \"" + parts.oneOf("ALL_ATTRIBUTES", "COUNT") + "\"";
    return request("Scan", fields + ", \"FilterExpression\": \"" + parts.condition(2) + "\"");
  }

  private Request batchWrite() {
    return new Request(
        "BatchWriteItem",
        "{\"RequestItems\": {\"random\": [%s]}}"
            .formatted(
                parts.list(
                    1,
                    3,
                    () ->
                        random.nextBoolean()
                            ? "{\"PutRequest\": {\"Item\": " + parts.item() + "}}"
                            : "{\"DeleteRequest\": {\"Key\": " + parts.key() + "}}")));
  }

  private Request batchGet() {
    return new Request(
        "BatchGetItem",
        "{\"ReturnConsumedCapacity\": \"TOTAL\", \"RequestItems\": {\"random\": {\"Keys\": [%s]%s}}}"
            .formatted(parts.list(1, 3, parts::key), consistent()));
  }
}
