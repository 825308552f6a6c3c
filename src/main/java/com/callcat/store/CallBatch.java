package com.callcat.store;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads several calls by one request.
final class CallBatch {
  /// How many DynamoDB takes at once.
  static final int MOST = 100;

  private static final Duration PAUSE = Duration.ofMillis(50);
  private final Dynamo dynamo;
  private final ReadCalls calls;

  CallBatch(Dynamo dynamo, ReadCalls calls) {
    this.dynamo = dynamo;
    this.calls = calls;
  }

  /// The calls that are there, in no order.
  ///
  /// @param keys at most [#MOST]
  Future<List<Call>> read(List<CallKey> keys) {
    return keys.isEmpty()
        ? Future.succeededFuture(List.of())
        : items(keys.stream().map(CallItem::key).toList(), List.of()).compose(calls::of);
  }

  /// What DynamoDB has not come to is asked for again, as long as its asker waits.
  private Future<List<Map<String, AttributeValue>>> items(
      List<Map<String, AttributeValue>> keys, List<Map<String, AttributeValue>> before) {
    var table = dynamo.tables().calls();
    var wanted = Map.of(table, KeysAndAttributes.builder().keys(keys).build());
    return dynamo
        .ask(client -> client.batchGetItem(batch -> batch.requestItems(wanted)))
        .compose(
            answer -> {
              var found = new ArrayList<>(before);
              found.addAll(answer.responses().getOrDefault(table, List.of()));
              var left = left(answer, table);
              return left.isEmpty()
                  ? Future.succeededFuture(found)
                  : dynamo.pause(PAUSE).compose(_ -> items(left, found));
            });
  }

  private static List<Map<String, AttributeValue>> left(BatchGetItemResponse answer, String table) {
    var unprocessed = answer.unprocessedKeys().get(table);
    return unprocessed == null ? List.of() : unprocessed.keys();
  }
}
