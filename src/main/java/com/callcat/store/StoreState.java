package com.callcat.store;

import com.callcat.metrics.ProgramMetrics;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/// What the store holds in memory between requests. All of it may be lost but the changes that
/// wait.
///
/// @param journal changes that wait to be appended, whether anybody waits for that or not
/// @param recent calls that need not be read
/// @param texts transcripts that need not be written
record StoreState(ChangeJournal journal, RecentCalls recent, StoredTexts texts) {

  static StoreState empty(
      Vertx vertx,
      Dynamo dynamo,
      Sealer sealer,
      CallItem items,
      InstantSource clock,
      ProgramMetrics metrics,
      CallStore.Settings settings) {
    var parts = new Parts(dynamo, settings.spread());
    var calls = new CallTable(dynamo, items, new Blobs(vertx, sealer, parts));
    var journal =
        new ChangeJournal(
            vertx, dynamo, new JournalTable(dynamo, clock), items, calls, clock, metrics.store);
    return new StoreState(journal, new RecentCalls(), new StoredTexts());
  }
}
