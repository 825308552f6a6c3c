package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.Shape;
import com.callcat.dev.dynamodb.wire.Shape.Listed;
import com.callcat.dev.dynamodb.wire.Shape.Scalar;
import com.callcat.dev.dynamodb.wire.Shape.Structure;

/// The shapes of requests about tables. Source: API reference, "Actions".
final class TableShapes {
  static final Structure NAMED = Structure.named("Request").with(Scalar.STRING, "TableName");

  static final Structure LIST =
      Structure.named("Request")
          .with(Scalar.STRING, "ExclusiveStartTableName")
          .with(Scalar.INTEGER, "Limit");

  static final Structure TIME_TO_LIVE =
      NAMED.with(
          Structure.named("TimeToLiveSpecification")
              .with(Scalar.STRING, "AttributeName")
              .with(Scalar.BOOLEAN, "Enabled"),
          "TimeToLiveSpecification");

  private static final Structure THROUGHPUT =
      Structure.named("ProvisionedThroughput")
          .with(Scalar.LONG, "ReadCapacityUnits", "WriteCapacityUnits");

  private static final Structure LIMITS =
      Structure.named("OnDemandThroughput")
          .with(Scalar.LONG, "MaxReadRequestUnits", "MaxWriteRequestUnits");

  private static final Shape KEY_SCHEMA =
      new Listed(
          Structure.named("KeySchemaElement").with(Scalar.STRING, "AttributeName", "KeyType"));

  private static final Structure LOCAL_INDEX = index("LocalSecondaryIndex");

  /// Settings of a table that are set at its creation, and can be changed.
  private static final Structure SETTINGS =
      NAMED
          .with(Scalar.STRING, "BillingMode", "TableClass")
          .with(Scalar.BOOLEAN, "DeletionProtectionEnabled")
          .with(
              new Listed(
                  Structure.named("AttributeDefinition")
                      .with(Scalar.STRING, "AttributeName", "AttributeType")),
              "AttributeDefinitions")
          .with(THROUGHPUT, "ProvisionedThroughput")
          .with(LIMITS, "OnDemandThroughput")
          .with(
              Structure.named("SSESpecification")
                  .with(Scalar.BOOLEAN, "Enabled")
                  .with(Scalar.STRING, "SSEType", "KMSMasterKeyId"),
              "SSESpecification")
          .with(
              Structure.named("StreamSpecification")
                  .with(Scalar.BOOLEAN, "StreamEnabled")
                  .with(Scalar.STRING, "StreamViewType"),
              "StreamSpecification");

  static final Structure CREATE =
      SETTINGS
          .with(KEY_SCHEMA, "KeySchema")
          .with(new Listed(LOCAL_INDEX), "LocalSecondaryIndexes")
          .with(new Listed(globalIndex("GlobalSecondaryIndex")), "GlobalSecondaryIndexes");

  static final Structure UPDATE =
      SETTINGS.with(
          new Listed(
              Structure.named("GlobalSecondaryIndexUpdate")
                  .with(globalIndex("CreateGlobalSecondaryIndexAction"), "Create")
                  .with(
                      Structure.named("UpdateGlobalSecondaryIndexAction")
                          .with(Scalar.STRING, "IndexName")
                          .with(THROUGHPUT, "ProvisionedThroughput"),
                      "Update")
                  .with(
                      Structure.named("DeleteGlobalSecondaryIndexAction")
                          .with(Scalar.STRING, "IndexName"),
                      "Delete")),
          "GlobalSecondaryIndexUpdates");

  private TableShapes() {}

  private static Structure index(String name) {
    return Structure.named(name)
        .with(Scalar.STRING, "IndexName")
        .with(KEY_SCHEMA, "KeySchema")
        .with(
            Structure.named("Projection")
                .with(Scalar.STRING, "ProjectionType")
                .with(Shapes.STRING_LIST, "NonKeyAttributes"),
            "Projection");
  }

  private static Structure globalIndex(String name) {
    return index(name).with(THROUGHPUT, "ProvisionedThroughput").with(LIMITS, "OnDemandThroughput");
  }
}
