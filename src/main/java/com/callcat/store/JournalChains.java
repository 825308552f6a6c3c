package com.callcat.store;

import static com.callcat.store.Attributes.number;
import static com.callcat.store.JournalEntry.key;
import static com.callcat.store.JournalTable.NONE;

import com.callcat.call.UserId;
import com.callcat.store.JournalTable.Newest;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Begins a user's chain of entries, the first time and whenever nothing was appended for a day: by
/// then DynamoDB may have deleted the newest entry before an older one, so nobody knows where the
/// chain ended.
///
/// The new one begins at the time in milliseconds. That is more than any number before it, because
/// appending takes longer than a millisecond. Since two writers have different times, the item with
/// number 0, which is never deleted, holds where the chain last began: it is moved in the same
/// transaction, so that one of them wins. What is left of the old chain gets an end that nobody can
/// append behind.
final class JournalChains {
  private static final String BEGUN = "begun";
  private final Dynamo dynamo;
  private final InstantSource clock;
  private final JournalTable table;

  JournalChains(Dynamo dynamo, InstantSource clock, JournalTable table) {
    this.dynamo = dynamo;
    this.clock = clock;
    this.table = table;
  }

  /// The number of the entry, or [JournalTable#NONE] when somebody else has begun a chain. Where it
  /// last began is read before it is seen that none is there: whoever comes between moves it.
  Future<Long> begin(UserId userId, JournalEntry entry) {
    return begun(userId)
        .compose(
            begun ->
                table
                    .newest(userId)
                    .compose(
                        newest ->
                            newest.trusted()
                                ? Future.succeededFuture(NONE)
                                : begin(userId, begun, newest, entry)));
  }

  private Future<Long> begun(UserId userId) {
    return dynamo
        .item(dynamo.tables().changes(), key(userId, NONE))
        .map(item -> item.isEmpty() ? NONE : begun(item));
  }

  private Future<Long> begin(UserId userId, long begun, Newest newest, JournalEntry entry) {
    var seq = Math.max(clock.millis(), begun + 1);
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(move(userId, begun, seq));
    writes.add(put(userId, seq, entry));
    if (newest.seq() != NONE) {
      writes.add(put(userId, newest.seq() + 1, entry.end()));
    }
    return dynamo.ask(
        client ->
            client
                .transactWriteItems(transaction -> transaction.transactItems(writes))
                .thenApply(_ -> seq)
                .exceptionally(JournalChains::noneIfRefused));
  }

  private TransactWriteItem move(UserId userId, long begun, long seq) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(dynamo.tables().changes())
                    .key(key(userId, NONE))
                    .updateExpression("SET begun = :seq")
                    .conditionExpression("attribute_not_exists(begun) OR begun = :begun")
                    .expressionAttributeValues(
                        Map.of(":seq", number(seq), ":begun", number(begun))))
        .build();
  }

  private TransactWriteItem put(UserId userId, long seq, JournalEntry entry) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(dynamo.tables().changes())
                    .item(table.item(userId, seq, entry))
                    .conditionExpression("attribute_not_exists(seq)"))
        .build();
  }

  private static long noneIfRefused(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TransactionCanceledException cancelled
        && cancelled.cancellationReasons().stream()
            .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
      return NONE;
    }
    throw new CompletionException(cause);
  }

  private static long begun(Map<String, AttributeValue> item) {
    return number(ItemReader.present(item, BEGUN));
  }
}
