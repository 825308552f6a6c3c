package com.callcat.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// All tables of a deployment as they were at one moment, to be restored under other names, as
/// DynamoDB's point-in-time recovery does it.
final class Backup {
  private static final String PREFIX = "callcat-";

  private final Map<TableDescription, List<Map<String, AttributeValue>>> tables = new HashMap<>();

  static Backup of(Stores stores) {
    var backup = new Backup();
    try (var client = stores.client()) {
      for (var name : client.listTables().tableNames()) {
        var table = client.describeTable(describe -> describe.tableName(name)).table();
        var items = client.scanPaginator(scan -> scan.tableName(name)).items().stream().toList();
        backup.tables.put(table, items);
      }
    }
    return backup;
  }

  /// Makes them anew.
  ///
  /// @param prefix of the names of the new tables
  void restore(Stores stores, String prefix) {
    try (var client = stores.client()) {
      tables.forEach(
          (table, items) -> {
            var name = table.tableName().replace(PREFIX, prefix);
            create(client, table, name);
            items.forEach(item -> client.putItem(put -> put.tableName(name).item(item)));
          });
    }
  }

  private static void create(DynamoDbClient client, TableDescription table, String name) {
    var indexes =
        table.globalSecondaryIndexes().stream()
            .map(
                index ->
                    GlobalSecondaryIndex.builder()
                        .indexName(index.indexName())
                        .keySchema(index.keySchema())
                        .projection(index.projection())
                        .build())
            .toList();
    client.createTable(
        create ->
            create
                .tableName(name)
                .attributeDefinitions(table.attributeDefinitions())
                .keySchema(table.keySchema())
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
                .billingMode("PAY_PER_REQUEST"));
    client.waiter().waitUntilTableExists(wait -> wait.tableName(name));
  }
}
