package com.callcat.aws;

import com.callcat.config.Config;
import com.callcat.testing.Eventually;
import com.callcat.testing.RawDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// The tables of a database as an administrator makes and sees them.
final class RawTables implements AutoCloseable {
  private final DynamoDbAsyncClient client;

  RawTables(Config.DynamoDb database) {
    client = RawDynamoDb.client(database);
  }

  /// A table as far as a program can tell.
  ///
  /// @param expiry the attribute by which items expire; null when none do
  record Shape(
      List<KeySchemaElement> keys,
      Set<AttributeDefinition> attributes,
      Map<String, Index> indexes,
      BillingMode billing,
      @Nullable String expiry) {}

  record Index(List<KeySchemaElement> keys, Projection projection) {}

  /// Blocks until it can be used.
  void create(CreateTableRequest table, @Nullable String expiry) throws Exception {
    client.createTable(table).join();
    Eventually.until(() -> status(table.tableName()), TableStatus.ACTIVE::equals);
    if (expiry != null) {
      client
          .updateTimeToLive(
              update ->
                  update
                      .tableName(table.tableName())
                      .timeToLiveSpecification(to -> to.enabled(true).attributeName(expiry)))
          .join();
    }
  }

  private TableStatus status(String name) {
    return client.describeTable(ask -> ask.tableName(name)).join().table().tableStatus();
  }

  /// All of them, by name.
  Map<String, Shape> shapes() {
    var shapes = new TreeMap<String, Shape>();
    client.listTables().join().tableNames().forEach(name -> shapes.put(name, shape(name)));
    return shapes;
  }

  private Shape shape(String name) {
    var table = client.describeTable(ask -> ask.tableName(name)).join().table();
    var expiry = client.describeTimeToLive(ask -> ask.tableName(name)).join();
    var indexes = new TreeMap<String, Index>();
    for (var index : table.globalSecondaryIndexes()) {
      indexes.put(index.indexName(), new Index(index.keySchema(), index.projection()));
    }
    return new Shape(
        table.keySchema(),
        Set.copyOf(table.attributeDefinitions()),
        indexes,
        table.billingModeSummary().billingMode(),
        expiry.timeToLiveDescription().attributeName());
  }

  @Override
  public void close() {
    client.close();
  }
}
