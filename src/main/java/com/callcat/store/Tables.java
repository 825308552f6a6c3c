package com.callcat.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/// The tables and their indexes, as engine.md "Data" names them, made at start where they are
/// missing. Several processes may start at the same moment.
final class Tables {
  static final String CALLS = "callcat-calls";
  static final String TRANSCRIPTS = "callcat-transcripts";
  static final String PARTS = "callcat-parts";
  static final String CREATED = "callcat-created";
  static final String CHANGES = "callcat-changes";
  static final String LEASES = "callcat-leases";

  static final String UPCOMING = "upcoming-calls-index";
  static final String COMPLETED = "completed-calls-index";
  static final String DUE = "due-calls-index";
  static final String CALL_ID = "call-id-index";
  static final String PROVIDER_ID = "provider-id-index";

  /// The attribute by which DynamoDB deletes what is too old, in epoch seconds.
  static final String EXPIRES_AT = "ExpiresAt";

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final TimeToLiveSpecification EXPIRY =
      TimeToLiveSpecification.builder().attributeName(EXPIRES_AT).enabled(true).build();
  private final Dynamo dynamo;

  Tables(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /// Done when every table can be used.
  Future<?> create() {
    var transcripts = table(TRANSCRIPTS, List.of(hash("callId")), text("callId"));
    var keys = List.of(hash("owner"), range("part"));
    var parts = table(PARTS, keys, text("owner"), number("part"));
    var created =
        table(CREATED, List.of(hash("userId"), range("name")), number("userId"), text("name"));
    var changes =
        table(CHANGES, List.of(hash("userId"), range("seq")), number("userId"), number("seq"));
    var leases = table(LEASES, List.of(hash("name")), text("name"));
    return Future.all(
        List.of(
            ensure(calls()),
            ensure(leases),
            expiring(transcripts),
            expiring(parts),
            expiring(created),
            expiring(changes)));
  }

  private static CreateTableRequest calls() {
    return table(
            CALLS,
            List.of(hash("userId"), range("callId")),
            number("userId"),
            text("callId"),
            number("scheduledAt"),
            number("completedAt"),
            number("dueShard"),
            number("dueAt"),
            text("providerId"))
        .toBuilder()
        .globalSecondaryIndexes(
            index(UPCOMING, ProjectionType.ALL, hash("userId"), range("scheduledAt")),
            index(COMPLETED, ProjectionType.ALL, hash("userId"), range("completedAt")),
            due(),
            index(CALL_ID, ProjectionType.KEYS_ONLY, hash("callId")),
            index(PROVIDER_ID, ProjectionType.KEYS_ONLY, hash("providerId")))
        .build();
  }

  private static GlobalSecondaryIndex due() {
    return index(DUE, ProjectionType.INCLUDE, hash("dueShard"), range("dueAt")).toBuilder()
        .projection(p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("dueFor"))
        .build();
  }

  private Future<Void> expiring(CreateTableRequest table) {
    return ensure(table)
        .compose(_ -> expires(table))
        .compose(already -> already ? Future.succeededFuture() : expire(table));
  }

  private Future<Void> ensure(CreateTableRequest table) {
    return status(table)
        .compose(
            status ->
                switch (status) {
                  case null -> make(table);
                  case CREATING, DELETING -> waitFor(table);
                  default -> Future.succeededFuture();
                });
  }

  private Future<@Nullable TableStatus> status(CreateTableRequest table) {
    return dynamo.ask(
        client ->
            client
                .describeTable(
                    ask ->
                        ask.tableName(table.tableName()).overrideConfiguration(Dynamo::patiently))
                .thenApply(answer -> answer.table().tableStatus())
                .exceptionally(unless("ResourceNotFoundException")));
  }

  /// Another process may just have made it.
  private Future<Void> make(CreateTableRequest table) {
    return dynamo
        .ask(client -> client.createTable(table).exceptionally(unless("ResourceInUseException")))
        .compose(_ -> waitFor(table));
  }

  private Future<Void> waitFor(CreateTableRequest table) {
    return dynamo.pause(PAUSE).compose(_ -> ensure(table));
  }

  private Future<Boolean> expires(CreateTableRequest table) {
    return dynamo
        .ask(
            client ->
                client.describeTimeToLive(
                    ask ->
                        ask.tableName(table.tableName()).overrideConfiguration(Dynamo::patiently)))
        .map(answer -> answer.timeToLiveDescription().timeToLiveStatus())
        .map(status -> status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING);
  }

  /// Another process may just have asked for it; DynamoDB calls that a validation error.
  private Future<Void> expire(CreateTableRequest table) {
    return dynamo
        .ask(
            client ->
                client
                    .updateTimeToLive(
                        ask ->
                            ask.tableName(table.tableName())
                                .timeToLiveSpecification(EXPIRY)
                                .overrideConfiguration(Dynamo::patiently))
                    .exceptionally(unless("ValidationException")))
        .mapEmpty();
  }

  /// Null instead of the failure that DynamoDB names like this.
  private static <T> Function<Throwable, @Nullable T> unless(String code) {
    return failure -> {
      var cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (cause instanceof DynamoDbException known
          && known.awsErrorDetails().errorCode().equals(code)) {
        return null;
      }
      throw new CompletionException(cause);
    };
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
