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

/// Begins a user's chain of entries: the first one, and a new one whenever nothing was appended for
/// a day. By then DynamoDB may have deleted the newest entry before an older one, so that it is not
/// known where the chain has ended.
///
/// The new chain begins with the current time in milliseconds as its number. That is higher than
/// any number before, because appending an entry takes longer than a millisecond. Two writers may
/// begin a chain at the same time, with different numbers. Therefore the item with the number 0,
/// which is never deleted, holds the number with which the chain last began. It is updated in the
/// same transaction, so that only one of the writers succeeds. The rest of the old chain is closed
/// by an entry that nothing can be appended behind.
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

  /// Begins a chain with this entry. Returns the number of the entry, or [JournalTable#NONE] if
  /// another writer has begun a chain. The item with the number 0 must be read before the entries
  /// are: a writer that begins a chain between the two reads changes that item, and then this
  /// transaction fails.
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
