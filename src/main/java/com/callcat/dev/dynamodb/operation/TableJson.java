package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.table.IndexProjection;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.table.TableArn;
import com.callcat.dev.dynamodb.table.TableDefinition;
import com.callcat.dev.dynamodb.table.TableSettings;
import com.callcat.dev.dynamodb.table.Throughput;
import com.callcat.dev.dynamodb.wire.JsonOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the description of a table, with which several operations answer.
final class TableJson {
  private static final String KEY_ARN =
      "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000";
  private static final double MILLIS = 1_000;

  /// The throughput that a table or an index on demand has from the start. Source: Developer Guide,
  /// "Understanding DynamoDB warm throughput".
  private static final Throughput WARM = new Throughput(12_000, 4_000);

  private final Table table;
  private final TableDefinition definition;
  private final long items;
  private final long bytes;
  private final long now;
  private final @Nullable String status;

  private TableJson(Table table, long now, @Nullable String status) {
    this.table = table;
    this.definition = table.definition();
    this.items = table.rows().size();
    this.bytes = table.approximateBytes();
    this.now = now;
    this.status = status;
  }

  /// @param status null for the current status
  static byte[] answer(String member, Table table, long now, @Nullable String status) {
    var json = new TableJson(table, now, status);
    return JsonOut.object(out -> out.object(member, json::write));
  }

  private void write(JsonOut out) {
    out.string("TableName", definition.name())
        .string("TableId", definition.id())
        .string("TableArn", TableArn.of(definition.name()))
        .string("TableStatus", status == null ? status(definition.activeAt()) : status)
        .number("CreationDateTime", definition.createdAt() / MILLIS)
        .objects(
            "AttributeDefinitions",
            definition.attributes().entrySet(),
            (one, attribute) ->
                one.string("AttributeName", attribute.getKey())
                    .string("AttributeType", attribute.getValue().name()))
        .integer("ItemCount", items)
        .integer("TableSizeBytes", bytes);
    keySchema(out, definition.keys());
    settings(out, definition.settings());
    indexes(out, "LocalSecondaryIndexes", false);
    indexes(out, "GlobalSecondaryIndexes", true);
  }

  private String status(long activeAt) {
    return activeAt > now ? "CREATING" : "ACTIVE";
  }

  private static void keySchema(JsonOut out, Keys keys) {
    out.objects(
        "KeySchema",
        keys.attributes(),
        (one, key) ->
            one.string("AttributeName", key.name())
                .string("KeyType", keys.partition().contains(key) ? "HASH" : "RANGE"));
  }

  private static void settings(JsonOut out, TableSettings settings) {
    throughput(out, settings.throughput());
    if (settings.onDemand()) {
      out.object("BillingModeSummary", mode -> mode.string("BillingMode", "PAY_PER_REQUEST"));
      out.object(
          "TableThroughputModeSummary",
          mode -> mode.string("TableThroughputMode", "PAY_PER_REQUEST"));
    }
    limits(out, settings.limits());
    warm(out, settings.onDemand() ? WARM : settings.throughput());
    out.bool("DeletionProtectionEnabled", settings.deletionProtection());
    if (settings.tableClass() != null) {
      out.object("TableClassSummary", kind -> kind.string("TableClass", settings.tableClass()));
    }
    if (settings.encrypted()) {
      out.object(
          "SSEDescription",
          sse ->
              sse.string("Status", "ENABLED")
                  .string("SSEType", "KMS")
                  .string("KMSMasterKeyArn", KEY_ARN));
    }
    if (settings.streamView() != null) {
      out.object(
          "StreamSpecification",
          stream ->
              stream.bool("StreamEnabled", true).string("StreamViewType", settings.streamView()));
    }
  }

  private static void limits(JsonOut out, @Nullable Throughput limits) {
    if (limits != null) {
      out.object(
          "OnDemandThroughput",
          most ->
              most.integer("MaxReadRequestUnits", limits.read())
                  .integer("MaxWriteRequestUnits", limits.write()));
    }
  }

  private static void warm(JsonOut out, Throughput units) {
    out.object(
        "WarmThroughput",
        warm ->
            warm.integer("ReadUnitsPerSecond", units.read())
                .integer("WriteUnitsPerSecond", units.write())
                .string("Status", "ACTIVE"));
  }

  private static void throughput(JsonOut out, Throughput throughput) {
    out.object(
        "ProvisionedThroughput",
        units ->
            units
                .integer("NumberOfDecreasesToday", 0)
                .integer("ReadCapacityUnits", throughput.read())
                .integer("WriteCapacityUnits", throughput.write()));
  }

  private void indexes(JsonOut out, String member, boolean global) {
    List<IndexDefinition> wanted =
        definition.indexes().stream().filter(index -> index.global() == global).toList();
    if (!wanted.isEmpty()) {
      out.objects(member, wanted, this::index);
    }
  }

  private void index(JsonOut out, IndexDefinition index) {
    var rows = table.rows(index, 0).size();
    out.string("IndexName", index.name())
        .string("IndexArn", TableArn.of(definition.name()) + "/index/" + index.name())
        .integer("ItemCount", rows)
        .integer("IndexSizeBytes", items == 0 ? 0 : bytes * rows / items);
    keySchema(out, index.keys());
    out.object(
        "Projection",
        projection -> {
          projection.string("ProjectionType", index.projection().kind().name());
          if (index.projection().kind() == IndexProjection.Kind.INCLUDE) {
            projection.strings("NonKeyAttributes", index.projection().attributes());
          }
        });
    if (index.global()) {
      out.string("IndexStatus", "CREATING".equals(status) ? status : status(index.activeAt()));
      throughput(out, index.throughput());
      limits(out, index.limits());
      warm(out, definition.settings().onDemand() ? WARM : index.throughput());
    }
  }
}
