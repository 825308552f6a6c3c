package com.callcat.dev;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/// Texts in a table of DynamoDB, to see whether they are still there later.
final class DynamoNotes {
  private static final String TABLE = "notes";
  private static final String TEXT = "text";

  private DynamoNotes() {}

  static void write(String endpoint, String text) {
    try (var client = client(endpoint)) {
      if (client.listTables().join().tableNames().isEmpty()) {
        create(client);
      }
      var note = Map.of(TEXT, AttributeValue.fromS(text));
      client.putItem(put -> put.tableName(TABLE).item(note)).join();
    }
  }

  private static void create(DynamoDbAsyncClient client) {
    var key = KeySchemaElement.builder().attributeName(TEXT).keyType(KeyType.HASH).build();
    var type = AttributeDefinition.builder().attributeName(TEXT).attributeType("S").build();
    client
        .createTable(
            table ->
                table
                    .tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key)
                    .attributeDefinitions(type))
        .join();
  }

  static List<String> read(String endpoint) {
    try (var client = client(endpoint)) {
      var found = client.scan(scan -> scan.tableName(TABLE)).join();
      return found.items().stream()
          .map(note -> Objects.requireNonNull(note.get(TEXT)).s())
          .toList();
    }
  }

  private static DynamoDbAsyncClient client(String endpoint) {
    var anybody = AwsBasicCredentials.create("local", "local");
    return DynamoDbAsyncClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(anybody))
        .build();
  }
}
