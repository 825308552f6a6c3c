package com.callcat.dev.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What outlives the process.
interface Journal {

  /// Nothing does.
  Journal NONE =
      new Journal() {
        @Override
        public Future<List<Entry>> open() {
          return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Void> append(Entry entry) {
          return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
          return Future.succeededFuture();
        }
      };

  static Journal of(@Nullable JournalFile file, Context context) {
    return file == null ? NONE : new SealedJournal(file, context);
  }

  /// Everything that was appended so far, in order. Once, before anything is appended.
  Future<List<Entry>> open();

  /// Done when a kill of this process cannot undo it any more.
  Future<Void> append(Entry entry);

  Future<Void> close();
}
