package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.faults.InjectedFaults;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.operation.AccountDatabase;
import com.callcat.dev.dynamodb.operation.Expiry;
import com.callcat.dev.dynamodb.operation.Operations;
import com.callcat.dev.dynamodb.storage.MemoryStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// A database without HTTP, under a clock that is cranked by hand.
final class CrankedDatabase {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AccountDatabase database;
  private final Expiry expiry;
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");

  CrankedDatabase(InjectedFaults injected) {
    this.database = new AccountDatabase(new MemoryStore(), "test", () -> now, injected);
    this.expiry = new Expiry(database, injected);
    ask(
        "CreateTable",
        """
        {"TableName": "unkind", "BillingMode": "PAY_PER_REQUEST",
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
         "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                  {"AttributeName": "g", "AttributeType": "S"}],
         "GlobalSecondaryIndexes": [{"IndexName": "by-g", "Projection": {"ProjectionType": "ALL"},
           "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}]}]}
        """);
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  int sweep() {
    return expiry.sweep();
  }

  /// @throws ApiException when it is refused
  JsonNode ask(String operation, String request) {
    var named = Operations.named(operation);
    var struct = named.read(request.getBytes(StandardCharsets.UTF_8));
    try {
      return JSON.readTree(named.run(database, struct));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  void put(String pk, String attributes) {
    ask(
        "PutItem",
        "{\"TableName\": \"unkind\", \"Item\": {\"pk\": {\"S\": \"%s\"}%s}}"
            .formatted(pk, attributes));
  }

  JsonNode get(String pk, boolean consistent) {
    return ask(
        "GetItem",
        "{\"TableName\": \"unkind\", \"Key\": {\"pk\": {\"S\": \"%s\"}}, \"ConsistentRead\": %s}"
            .formatted(pk, consistent));
  }
}
