package com.callcat.store;

import com.callcat.call.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Decodes several calls. A few are decoded on the event loop at once, because switching to a
/// worker thread and back costs more than that. Many are decoded on a worker thread, because they
/// would delay all other requests.
final class ReadCalls {
  /// Decrypting this many calls takes a fraction of a millisecond.
  private static final int FEW = 25;

  private final Vertx vertx;
  private final CallItem items;

  ReadCalls(Vertx vertx, CallItem items) {
    this.vertx = vertx;
    this.items = items;
  }

  Future<List<Call>> of(List<Map<String, AttributeValue>> stored) {
    return stored.size() <= FEW
        ? Future.succeededFuture(stored).map(this::read)
        : vertx.executeBlocking(() -> read(stored), false);
  }

  private List<Call> read(List<Map<String, AttributeValue>> stored) {
    return stored.stream().map(items::read).toList();
  }
}
