package com.callcat.store;

import com.callcat.bus.Bus;
import com.callcat.bus.CallOvertaken;
import com.callcat.bus.EntryAppended;
import com.callcat.bus.Timers;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import com.callcat.metrics.ProgramMetrics;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.UUID;

/// What the store holds in memory between requests. All of it may be lost but the changes that
/// wait.
///
/// @param process what the other processes call this one
/// @param journal changes that wait to be appended, whether anybody waits for that or not
/// @param followed whose journals are read by event streams, here and in other processes
/// @param recent calls that need not be read
/// @param texts transcripts that need not be written
record StoreState(
    String process,
    ChangeJournal journal,
    FollowedJournals followed,
    RecentCalls recent,
    StoredTexts texts) {

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
    var process = name();
    var table = new JournalTable(dynamo, clock);
    var followed = new FollowedJournals(Bus.of(vertx), Timers.of(vertx), process);
    var journal =
        new ChangeJournal(
            vertx, dynamo, table, items, calls, clock, metrics.store, process, followed);
    return new StoreState(process, journal, followed, new RecentCalls(), new StoredTexts());
  }

  /// No other process has it, now or later. It is in each entry of a journal, so it is short.
  private static String name() {
    return Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits(), Character.MAX_RADIX);
  }

  /// Another process has appended an entry, and has written the calls that it tells of.
  void heard(EntryAppended entry, Bus bus) {
    journal.heard(entry);
    entry.versions().forEach((id, version) -> overtaken(entry.userId(), id, version, bus));
  }

  private void overtaken(UserId userId, CallId id, long version, Bus bus) {
    var key = new CallKey(userId, id);
    recent.overtaken(key, version);
    bus.publish(new CallOvertaken(key, version));
  }
}
