package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.storage.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// The engine of a store on disk. All operations that arrive during a commit are run together and
/// committed together by the next one, so a write costs less the more there are. Reads also wait
/// for the commit, so that no answer shows a change that a crash could still undo.
final class GroupCommit implements Engine {
  private final Context context;
  private final Store store;
  private List<Task<?>> waiting = new ArrayList<>();
  private boolean running;
  private Future<?> last = Future.succeededFuture();

  GroupCommit(Context context, Store store) {
    this.context = context;
    this.store = store;
  }

  /// An operation, and its result.
  private static final class Task<T> {
    final boolean changes;
    final Callable<T> work;
    final Promise<T> done = Promise.promise();
    Future<T> outcome = Future.failedFuture("not done");

    Task(boolean changes, Callable<T> work) {
      this.changes = changes;
      this.work = work;
    }

    void run() {
      try {
        outcome = Future.succeededFuture(work.call());
      } catch (Exception failure) {
        outcome = Future.failedFuture(failure);
      }
    }

    void tell() {
      outcome.onComplete(done);
    }
  }

  @Override
  public <T> Future<T> submit(boolean changes, Callable<T> work) {
    var task = new Task<>(changes, work);
    waiting.add(task);
    if (!running) {
      runAll();
    }
    return task.done.future();
  }

  private void runAll() {
    var batch = waiting;
    waiting = new ArrayList<>();
    running = true;
    last =
        context
            .<@Nullable Void>executeBlocking(() -> commit(batch))
            .onComplete(committed -> tell(batch, committed.cause()));
  }

  private @Nullable Void commit(List<Task<?>> batch) {
    batch.forEach(Task::run);
    if (batch.stream().anyMatch(task -> task.changes)) {
      store.commit();
    }
    return null;
  }

  private void tell(List<Task<?>> batch, @Nullable Throwable failure) {
    running = false;
    if (!waiting.isEmpty()) {
      runAll();
    }
    for (var task : batch) {
      if (failure == null) {
        task.tell();
      } else {
        task.done.fail(failure);
      }
    }
  }

  @Override
  public Future<?> close() {
    return running
        ? last.transform(_ -> close())
        : context.executeBlocking(
            () -> {
              store.close();
              return true;
            });
  }
}
