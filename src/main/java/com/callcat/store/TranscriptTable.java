package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.call.CallKey;
import com.callcat.call.CallTranscript;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The items of `callcat-transcripts`. Each has a random revision. By it a writer recognises its
/// own write, which the SDK may have sent twice, and notices if another writer has changed the item
/// since it was read.
final class TranscriptTable {
  static final String ID = "callId";
  private static final String TALK = "transcriptText";
  private static final String NOTES = "notes";
  private static final String REVISION = "revision";

  /// The most bytes of one text that are stored in the item: both texts must fit into it.
  private static final int MOST_INLINE = Parts.SIZE / 2;

  private final Dynamo dynamo;
  private final Blobs blobs;

  TranscriptTable(Dynamo dynamo, Blobs blobs) {
    this.dynamo = dynamo;
    this.blobs = blobs;
  }

  /// A condition on the item that is replaced, and the values in the condition.
  record Condition(String expression, Map<String, AttributeValue> values) {

    /// The condition that the item has not changed since it was read, or still does not exist.
    static Condition unchanged(TranscriptItem seen) {
      var revision = seen.attributes().getOrDefault(REVISION, AttributeValue.fromS("none"));
      return new Condition(
          "attribute_not_exists(revision) OR revision = :seen", Map.of(":seen", revision));
    }
  }

  Future<TranscriptItem> get(CallKey key, String id, Instant now) {
    return attributes(id)
        .compose(item -> texts(key, item, now).map(texts -> new TranscriptItem(item, texts)));
  }

  /// Reads the texts of an item. An expired item counts as absent, because DynamoDB deletes it up
  /// to days late.
  private Future<@Nullable CallTranscript> texts(
      CallKey key, Map<String, AttributeValue> item, Instant now) {
    var expiresAt = item.get(Tables.EXPIRES_AT);
    if (expiresAt == null || number(expiresAt) <= now.getEpochSecond()) {
      return Future.succeededFuture(null);
    }
    var talk = text(key, TALK, item);
    var notes = text(key, NOTES, item);
    return Future.all(talk, notes).map(_ -> new CallTranscript(talk.result(), notes.result()));
  }

  private Future<@Nullable String> text(
      CallKey key, String attribute, Map<String, AttributeValue> item) {
    var value = item.get(attribute);
    return value == null
        ? Future.succeededFuture(null)
        : blobs.get(key, attribute, value).map(text -> text);
  }

  /// Makes an item, which [#put] then stores.
  Future<Map<String, AttributeValue>> item(
      CallKey key, String id, CallTranscript texts, Instant expiry) {
    var expiresAt = expiry.getEpochSecond();
    var item = new HashMap<String, AttributeValue>();
    item.put(ID, AttributeValue.fromS(id));
    item.put(Tables.EXPIRES_AT, number(expiresAt));
    return Future.all(
            seal(item, key, TALK, texts.talk(), expiresAt),
            seal(item, key, NOTES, texts.notes(), expiresAt))
        .map(item);
  }

  private Future<?> seal(
      Map<String, AttributeValue> item,
      CallKey key,
      String attribute,
      @Nullable String text,
      long expiresAt) {
    return text == null
        ? Future.succeededFuture()
        : blobs
            .put(key, attribute, text, MOST_INLINE, expiresAt)
            .onSuccess(value -> item.put(attribute, value));
  }

  /// Reads an item; it is empty if there is none.
  private Future<Map<String, AttributeValue>> attributes(String id) {
    return dynamo.item(dynamo.tables().transcripts(), key(id));
  }

  /// Stores an item, if the condition holds for the one that it replaces.
  ///
  /// @return whether the item is stored now
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
        .ask(size(item), client -> client.putItem(put.build()))
        .compose(answer -> replaced(answer.attributes(), item))
        .recover(failure -> refused(item, failure));
  }

  private static int size(Map<String, AttributeValue> item) {
    return texts(item)
        .mapToInt(text -> text.b() == null ? 0 : text.b().asByteArrayUnsafe().length)
        .sum();
  }

  private static Stream<AttributeValue> texts(Map<String, AttributeValue> item) {
    return Stream.of(TALK, NOTES).map(item::get).filter(Objects::nonNull);
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

  /// Deletes the parts of the item that was replaced. If the SDK has sent the write twice, the item
  /// has replaced itself and nothing is deleted.
  private Future<Boolean> replaced(
      Map<String, AttributeValue> before, Map<String, AttributeValue> item) {
    return same(before, item) ? Future.succeededFuture(true) : drop(before).map(true);
  }

  private Future<Boolean> refused(Map<String, AttributeValue> item, Throwable failure) {
    return switch (failure) {
      case ConditionalCheckFailedException refusal ->
          same(item, refusal.item()) ? Future.succeededFuture(true) : drop(item).map(false);
      case ProblemException unclear -> look(item, unclear);
      default -> Future.failedFuture(failure);
    };
  }

  /// Looks whether the item is stored after an unclear failure. If it is not, the failure is the
  /// answer.
  private Future<Boolean> look(Map<String, AttributeValue> item, ProblemException unclear) {
    return attributes(ItemReader.present(item, ID).s())
        .recover(_ -> Future.failedFuture(unclear))
        .compose(
            stored ->
                same(item, stored) ? Future.succeededFuture(true) : Future.failedFuture(unclear));
  }

  private Future<?> drop(Map<String, AttributeValue> item) {
    return blobs.drop(texts(item).toList());
  }

  private static boolean same(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    return Objects.equals(one.get(REVISION), other.get(REVISION));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of(ID, AttributeValue.fromS(id));
  }
}
