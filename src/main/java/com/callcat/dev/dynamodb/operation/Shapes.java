package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.Shape;
import com.callcat.dev.dynamodb.wire.Shape.AttributeMap;
import com.callcat.dev.dynamodb.wire.Shape.Listed;
import com.callcat.dev.dynamodb.wire.Shape.Mapped;
import com.callcat.dev.dynamodb.wire.Shape.Scalar;
import com.callcat.dev.dynamodb.wire.Shape.Skipped;
import com.callcat.dev.dynamodb.wire.Shape.Structure;

/// The shapes of requests that read and write items. Source: API reference, "Actions".
final class Shapes {
  static final Shape STRING_LIST = new Listed(Scalar.STRING);

  private static final AttributeMap ATTRIBUTES = new AttributeMap();
  private static final Shape NAMES = new Mapped(Scalar.STRING, "java.lang.String");
  private static final Skipped SKIPPED = new Skipped();
  private static final Structure REQUEST = Structure.named("Request");

  /// A write of an item, single or in a transaction.
  private static final Structure WRITE =
      REQUEST
          .with(
              Scalar.STRING,
              "TableName",
              "ConditionExpression",
              "ReturnValuesOnConditionCheckFailure")
          .with(ATTRIBUTES, "ExpressionAttributeValues")
          .with(NAMES, "ExpressionAttributeNames");

  private static final Structure SINGLE_WRITE =
      WRITE
          .with(
              Scalar.STRING,
              "ReturnConsumedCapacity",
              "ReturnItemCollectionMetrics",
              "ReturnValues",
              "ConditionalOperator")
          .with(SKIPPED, "Expected");

  static final Structure PUT = SINGLE_WRITE.with(ATTRIBUTES, "Item");
  static final Structure DELETE = SINGLE_WRITE.with(ATTRIBUTES, "Key");
  static final Structure UPDATE =
      DELETE.with(Scalar.STRING, "UpdateExpression").with(SKIPPED, "AttributeUpdates");

  /// A read of one item, or of several of one table.
  private static final Structure PART =
      REQUEST
          .with(Scalar.BOOLEAN, "ConsistentRead")
          .with(Scalar.STRING, "ProjectionExpression")
          .with(STRING_LIST, "AttributesToGet")
          .with(NAMES, "ExpressionAttributeNames");

  static final Structure GET =
      PART.with(Scalar.STRING, "TableName", "ReturnConsumedCapacity").with(ATTRIBUTES, "Key");

  private static final Structure SEARCH =
      PART.with(
              Scalar.STRING,
              "TableName",
              "IndexName",
              "Select",
              "FilterExpression",
              "ReturnConsumedCapacity",
              "ConditionalOperator")
          .with(Scalar.INTEGER, "Limit")
          .with(ATTRIBUTES, "ExclusiveStartKey", "ExpressionAttributeValues");

  static final Structure QUERY =
      SEARCH
          .with(Scalar.STRING, "KeyConditionExpression")
          .with(Scalar.BOOLEAN, "ScanIndexForward")
          .with(SKIPPED, "KeyConditions", "QueryFilter");

  static final Structure SCAN =
      SEARCH.with(Scalar.INTEGER, "Segment", "TotalSegments").with(SKIPPED, "ScanFilter");

  static final Structure BATCH_GET =
      REQUEST
          .with(Scalar.STRING, "ReturnConsumedCapacity")
          .with(
              new Mapped(PART.with(new Listed(ATTRIBUTES), "Keys"), shown("KeysAndAttributes")),
              "RequestItems");

  static final Structure BATCH_WRITE =
      REQUEST
          .with(Scalar.STRING, "ReturnConsumedCapacity", "ReturnItemCollectionMetrics")
          .with(
              new Mapped(
                  new Listed(
                      Structure.named("WriteRequest")
                          .with(
                              Structure.named("PutRequest").with(ATTRIBUTES, "Item"), "PutRequest")
                          .with(
                              Structure.named("DeleteRequest").with(ATTRIBUTES, "Key"),
                              "DeleteRequest")),
                  "java.util.List<" + shown("WriteRequest") + ">"),
              "RequestItems");

  static final Structure TRANSACT_WRITE =
      transaction(
              Structure.named("TransactWriteItem")
                  .with(action("ConditionCheck").with(ATTRIBUTES, "Key"), "ConditionCheck")
                  .with(action("Put").with(ATTRIBUTES, "Item"), "Put")
                  .with(action("Delete").with(ATTRIBUTES, "Key"), "Delete")
                  .with(
                      action("Update")
                          .with(ATTRIBUTES, "Key")
                          .with(Scalar.STRING, "UpdateExpression"),
                      "Update"))
          .with(Scalar.STRING, "ReturnItemCollectionMetrics", "ClientRequestToken");

  static final Structure TRANSACT_GET =
      transaction(
          Structure.named("TransactGetItem")
              .with(
                  Structure.named("Get")
                      .with(Scalar.STRING, "TableName", "ProjectionExpression")
                      .with(ATTRIBUTES, "Key")
                      .with(NAMES, "ExpressionAttributeNames"),
                  "Get"));

  private Shapes() {}

  private static String shown(String type) {
    return Shape.PACKAGE + type;
  }

  private static Structure action(String name) {
    return new Structure(name, WRITE.fields());
  }

  private static Structure transaction(Structure action) {
    return REQUEST
        .with(Scalar.STRING, "ReturnConsumedCapacity")
        .with(new Listed(action), "TransactItems");
  }
}
