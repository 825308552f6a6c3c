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

/// Records every visible change of a call, in the order in which the live events tell them.
///
/// A change is appended after its call was written, and nobody waits for it: a write succeeds
/// whether or not it can be appended now, and while the database fails, it is tried again for
/// minutes. So there are two writes, and between them a window: a process that is killed there (a
/// few milliseconds) leaves a change that no reader is told of before the next one of its call. A
/// change that could not be recorded while the process lived is told as a gap.
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

  /// Nobody knows whether this change was written: it is looked for, and appended if it was.
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

  /// Another process has appended an entry.
  void heard(EntryAppended entry) {
    var writer = writers.get(entry.userId());
    if (writer != null) {
      writer.heard(entry);
    }
  }

  private JournalWriter writer(Call call) {
    return writers.computeIfAbsent(call.key().userId(), id -> new JournalWriter(id, tools));
  }

  /// Appends what waits, within seconds.
  Future<?> end() {
    var working = List.copyOf(writers.values()).stream().map(JournalWriter::finished).toList();
    return Future.join(working)
        .timeout(END_SECONDS, TimeUnit.SECONDS)
        .onComplete(_ -> tools.persistence().end())
        .otherwiseEmpty();
  }

  /// The least recently used one that does nothing is let go; it can be had again from the table.
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
