package com.callcat.store;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The tables and their indexes.
final class Tables {
  /// An index of older versions, see docs/operations.md "The indexes by time".
  static final String UPCOMING = "upcoming-calls-index";

  static final String COMPLETED = "completed-calls-index";
  static final String BY_STATUS = "calls-by-status-index";
  static final String DUE = "due-calls-index";
  static final String CALL_ID = "call-id-index";
  static final String PROVIDER_ID = "provider-id-index";

  /// The attribute with the time, in epoch seconds, after which DynamoDB deletes an item.
  static final String EXPIRES_AT = "ExpiresAt";

  private Tables() {}

  /// A table as it must be.
  ///
  /// @param expires whether its items are deleted after [#EXPIRES_AT]
  record Table(CreateTableRequest request, boolean expires) {
    String name() {
      return request.tableName();
    }
  }

  /// @param byTime whether to include the two indexes that the index by status replaces
  static List<Table> all(TableNames names, boolean byTime) {
    var transcripts = table(names.transcripts(), List.of(hash("callId")), text("callId"));
    var parts =
        table(names.parts(), List.of(hash("owner"), range("part")), text("owner"), number("part"));
    var created =
        table(
            names.created(),
            List.of(hash("userId"), range("name")),
            number("userId"),
            text("name"));
    var changes =
        table(
            names.changes(),
            List.of(hash("userId"), range("seq")),
            number("userId"),
            number("seq"));
    var leases = table(names.leases(), List.of(hash("name")), text("name"));
    return List.of(
        new Table(byTime ? callsByTime(names.calls()) : calls(names.calls()), false),
        new Table(leases, false),
        new Table(transcripts, true),
        new Table(parts, true),
        new Table(created, true),
        new Table(changes, true));
  }

  private static CreateTableRequest calls(String name) {
    return table(
            name,
            List.of(hash("userId"), range("callId")),
            number("userId"),
            text("callId"),
            text(CallItem.LISTED),
            number("dueShard"),
            number("dueAt"),
            text("providerId"))
        .toBuilder()
        .globalSecondaryIndexes(
            index(BY_STATUS, ProjectionType.KEYS_ONLY, hash("userId"), range(CallItem.LISTED)),
            due(),
            index(CALL_ID, ProjectionType.KEYS_ONLY, hash("callId")),
            index(PROVIDER_ID, ProjectionType.KEYS_ONLY, hash("providerId")))
        .build();
  }

  private static CreateTableRequest callsByTime(String name) {
    var calls = calls(name);
    var attributes = new ArrayList<>(calls.attributeDefinitions());
    attributes.addAll(List.of(number("scheduledAt"), number("completedAt")));
    var indexes = new ArrayList<>(calls.globalSecondaryIndexes());
    indexes.add(index(UPCOMING, ProjectionType.ALL, hash("userId"), range("scheduledAt")));
    indexes.add(index(COMPLETED, ProjectionType.ALL, hash("userId"), range("completedAt")));
    return calls.toBuilder()
        .attributeDefinitions(attributes)
        .globalSecondaryIndexes(indexes)
        .build();
  }

  private static GlobalSecondaryIndex due() {
    return index(DUE, ProjectionType.INCLUDE, hash("dueShard"), range("dueAt")).toBuilder()
        .projection(p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("dueFor"))
        .build();
  }

  private static CreateTableRequest table(
      String name, List<KeySchemaElement> keys, AttributeDefinition... attributes) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(keys)
        .attributeDefinitions(attributes)
        .overrideConfiguration(Dynamo::patiently)
        .build();
  }

  private static GlobalSecondaryIndex index(
      String name, ProjectionType holds, KeySchemaElement... keys) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys)
        .projection(projection -> projection.projectionType(holds))
        .build();
  }

  private static KeySchemaElement hash(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }

  private static KeySchemaElement range(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.RANGE).build();
  }

  private static AttributeDefinition text(String name) {
    return attribute(name, ScalarAttributeType.S);
  }

  private static AttributeDefinition number(String name) {
    return attribute(name, ScalarAttributeType.N);
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}
