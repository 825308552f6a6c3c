package com.callcat.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The items of `callcat-transcripts`. Each has a random revision: so a write which the SDK sent
/// twice is known again, and a writer knows whether somebody came between.
final class TranscriptTable {
  static final String ID = "callId";
  static final String TEXT = "transcriptText";
  private static final String REVISION = "revision";
  private final Dynamo dynamo;
  private final Blobs blobs;

  TranscriptTable(Dynamo dynamo, Blobs blobs) {
    this.dynamo = dynamo;
    this.blobs = blobs;
  }

  /// What must be true of the item that is replaced, and the values that it names.
  record Condition(String expression, Map<String, AttributeValue> values) {

    /// Nobody has written since this was read; it is empty when there was none.
    static Condition unchanged(Map<String, AttributeValue> seen) {
      var revision = seen.getOrDefault(REVISION, AttributeValue.fromS("none"));
      return new Condition(
          "attribute_not_exists(revision) OR revision = :seen", Map.of(":seen", revision));
    }
  }

  /// Empty when there is none.
  Future<Map<String, AttributeValue>> get(String id) {
    return dynamo
        .ask(
            client ->
                client.getItem(
                    get ->
                        get.tableName(dynamo.tables().transcripts())
                            .key(key(id))
                            .consistentRead(true)))
        .map(answer -> answer.item());
  }

  /// Replaces what is there, if the condition holds of it.
  ///
  /// @return whether this is what is stored now
  Future<Boolean> put(Map<String, AttributeValue> item, @Nullable Condition condition) {
    item.put(REVISION, AttributeValue.fromS(UUID.randomUUID().toString()));
    var put =
        PutItemRequest.builder()
            .tableName(dynamo.tables().transcripts())
            .item(item)
            .returnValues(ReturnValue.ALL_OLD)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (condition != null) {
      put.conditionExpression(condition.expression).expressionAttributeValues(condition.values);
    }
    return dynamo
        .askFromWorker(client -> client.putItem(put.build()))
        .compose(answer -> replaced(answer.attributes(), item))
        .recover(failure -> refused(item, failure));
  }

  Future<?> delete(String id) {
    return dynamo
        .ask(
            client ->
                client.deleteItem(
                    delete ->
                        delete
                            .tableName(dynamo.tables().transcripts())
                            .key(key(id))
                            .returnValues(ReturnValue.ALL_OLD)))
        .compose(answer -> drop(answer.attributes()));
  }

  /// A put that was sent twice has replaced itself.
  private Future<Boolean> replaced(
      Map<String, AttributeValue> before, Map<String, AttributeValue> item) {
    return same(before, item) ? Future.succeededFuture(true) : drop(before).map(true);
  }

  private Future<Boolean> refused(Map<String, AttributeValue> item, Throwable failure) {
    if (!(failure instanceof ConditionalCheckFailedException refusal)) {
      return Future.failedFuture(failure);
    }
    return same(item, refusal.item()) ? Future.succeededFuture(true) : drop(item).map(false);
  }

  private Future<?> drop(Map<String, AttributeValue> item) {
    var text = item.get(TEXT);
    return text == null ? Future.succeededFuture() : blobs.drop(List.of(text));
  }

  private static boolean same(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    return Objects.equals(one.get(REVISION), other.get(REVISION));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of(ID, AttributeValue.fromS(id));
  }
}
