package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.storage.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.Callable;

/// Runs operations one at a time, in the order in which they come, and answers when their changes
/// are durable. One thread is enough for a development server, because an operation takes
/// microseconds. With one thread there are no locks, no conflicts and no visible incomplete
/// transactions.
interface Engine {
  /// Runs an operation. To be called on the event loop.
  ///
  /// @param changes whether the operation may change something
  /// @return fails with what the operation throws
  <T> Future<T> submit(boolean changes, Callable<T> work);

  /// Completes when all operations are done and the store is closed.
  Future<?> close();

  /// The engine that a store needs.
  static Engine of(Context context, Store store) {
    return store.mustCommit() ? new GroupCommit(context, store) : new Inline(store);
  }

  /// The engine of a store in memory. Nothing blocks there, so operations run on the event loop.
  record Inline(Store store) implements Engine {
    @Override
    public <T> Future<T> submit(boolean changes, Callable<T> work) {
      try {
        return Future.succeededFuture(work.call());
      } catch (Exception failure) {
        return Future.failedFuture(failure);
      }
    }

    @Override
    public Future<?> close() {
      store.close();
      return Future.succeededFuture();
    }
  }
}
