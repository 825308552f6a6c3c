package com.callcat.store;

import com.callcat.bus.Bus;
import com.callcat.bus.EntryAppended;
import com.callcat.call.Call;
import com.callcat.call.UserId;
import com.callcat.metrics.StoreMetrics;
import com.callcat.store.JournalWriter.Tools;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Records every visible change of a call, in the order in which live events are sent.
///
/// A change is appended in the background after its call was written. The write of the call
/// succeeds even if the change cannot be appended now; while the database fails, appending is tried
/// again for minutes. Between the two writes there are a few milliseconds. If the process is killed
/// in that time, readers do not hear of the change until the next change of the same call. If a
/// change cannot be recorded although the process lives, readers are told that there is a gap.
final class ChangeJournal {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_WRITERS = 1_000;
  private static final int MOST_UNSURE = 1_000;
  private static final long END_SECONDS = 2;

  private final Tools tools;
  private final CallTable calls;
  private final Map<UserId, JournalWriter> writers = new Writers();
  private int unsure;

  ChangeJournal(
      Vertx vertx,
      Dynamo dynamo,
      JournalTable table,
      CallItem items,
      CallTable calls,
      InstantSource clock,
      StoreMetrics metrics,
      String process,
      FollowedJournals followed) {
    var persistence = new Persistence(dynamo, clock);
    var room = new Semaphore(MOST_WAITING);
    metrics.journalWaiting.follow(() -> MOST_WAITING - room.availablePermits());
    var bus = Bus.of(vertx);
    this.tools = new Tools(process, table, items, persistence, room, bus, followed, clock, metrics);
    this.calls = calls;
  }

  void append(Change change) {
    writer(change.call()).add(change);
  }

  /// Handles a change if it is not known whether its call was written. The call is read, and the
  /// change is appended if it was.
  void findOut(Change meant) {
    if (unsure == MOST_UNSURE) {
      writer(meant.call()).loseSome(1);
      return;
    }
    unsure++;
    tools
        .persistence()
        .persist(() -> calls.find(meant.call().key()))
        .onComplete(_ -> unsure--)
        .onSuccess(found -> found(meant, found))
        .onFailure(failure -> notFound(meant, failure));
  }

  private void found(Change meant, Call found) {
    if (found.version() >= JournalEntry.version(meant)) {
      append(new Change(found, false));
    }
  }

  private void notFound(Change meant, Throwable failure) {
    if (Persistence.isUnavailable(failure)) {
      writer(meant.call()).loseSome(1);
    } else if (meant.deleted()) {
      append(meant);
    }
  }

  /// Notes that another process has appended an entry.
  void heard(EntryAppended entry) {
    var writer = writers.get(entry.userId());
    if (writer != null) {
      writer.heard(entry);
    }
  }

  private JournalWriter writer(Call call) {
    return writers.computeIfAbsent(call.key().userId(), id -> new JournalWriter(id, tools));
  }

  /// Appends the changes that wait, within seconds.
  Future<?> end() {
    var working = List.copyOf(writers.values()).stream().map(JournalWriter::finished).toList();
    return Future.join(working)
        .timeout(END_SECONDS, TimeUnit.SECONDS)
        .onComplete(_ -> tools.persistence().end())
        .otherwiseEmpty();
  }

  /// The writers of users. If there are too many, the least recently used one is dropped unless it
  /// is working; its state can be read again from the table.
  private static final class Writers extends LinkedHashMap<UserId, JournalWriter> {
    Writers() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<UserId, JournalWriter> eldest) {
      return size() > MOST_WRITERS && eldest.getValue().idle();
    }
  }
}
