package com.callcat.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads several items of a table by one request.
final class BatchRead {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private final Dynamo dynamo;

  BatchRead(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /// Reads those of the items that exist, in no particular order.
  ///
  /// @param keys at most 100, as many as DynamoDB takes at once
  /// @param consistent read the items as they are now; else they may be a moment old, at half the
  ///   price
  Future<List<Map<String, AttributeValue>>> items(
      String table, List<Map<String, AttributeValue>> keys, boolean consistent) {
    return keys.isEmpty()
        ? Future.succeededFuture(List.of())
        : items(table, keys, consistent, List.of());
  }

  /// Asks again for the keys that DynamoDB has left unprocessed, as long as the asker waits.
  private Future<List<Map<String, AttributeValue>>> items(
      String table,
      List<Map<String, AttributeValue>> keys,
      boolean consistent,
      List<Map<String, AttributeValue>> before) {
    var wanted = KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build();
    return dynamo
        .ask(client -> client.batchGetItem(batch -> batch.requestItems(Map.of(table, wanted))))
        .compose(
            answer -> {
              var found = new ArrayList<>(before);
              found.addAll(answer.responses().getOrDefault(table, List.of()));
              var left = left(answer, table);
              return left.isEmpty()
                  ? Future.succeededFuture(found)
                  : dynamo.pause(PAUSE).compose(_ -> items(table, left, consistent, found));
            });
  }

  private static List<Map<String, AttributeValue>> left(BatchGetItemResponse answer, String table) {
    var unprocessed = answer.unprocessedKeys().get(table);
    return unprocessed == null ? List.of() : unprocessed.keys();
  }
}
