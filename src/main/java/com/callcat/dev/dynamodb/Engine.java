package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.storage.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.Callable;

/// Runs one piece of work at a time, in the order in which it comes, and answers when what it
/// changed is safe. One thread is enough for a development server: work takes microseconds, and no
/// lock, no conflict and no half-made transaction can be seen.
interface Engine {
  /// On the event loop.
  ///
  /// @param changes whether the work may change something
  /// @return fails with what the work throws
  <T> Future<T> submit(boolean changes, Callable<T> work);

  /// Done when all work is done and the store is closed.
  Future<?> close();

  /// What the store needs.
  static Engine of(Context context, Store store) {
    return store.mustCommit() ? new GroupCommit(context, store) : new Inline(store);
  }

  /// In memory nothing blocks, so the event loop itself does the work.
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
