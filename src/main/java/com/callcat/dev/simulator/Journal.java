package com.callcat.dev.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores what must survive the process.
interface Journal {

  /// A journal that stores nothing.
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

  /// Reads all entries, in their order. To be called once, before an entry is appended.
  Future<List<Entry>> open();

  /// Appends an entry. Completes when the entry would survive a kill of this process.
  Future<Void> append(Entry entry);

  Future<Void> close();
}
