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

/// What the store keeps in memory between requests. Losing it does no harm, except for the changes
/// that wait to be appended to journals.
///
/// @param process the name of this process
/// @param journal appends the changes of calls in the background
/// @param followed knows which users' journals are read by event streams, here and in other
///   processes
/// @param recent copies of calls, which then need not be read
/// @param texts knows which transcripts need not be written again
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

  /// Makes a name that no other process has, now or later. It is short, because it is written into
  /// each entry of a journal.
  private static String name() {
    return Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits(), Character.MAX_RADIX);
  }

  /// Notes that another process has appended an entry, and so has written the calls in it.
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
