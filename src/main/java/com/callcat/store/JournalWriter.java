package com.callcat.store;

import com.callcat.bus.Bus;
import com.callcat.bus.CallerContext;
import com.callcat.bus.EntryAppended;
import com.callcat.bus.JournalGrown;
import com.callcat.call.CallId;
import com.callcat.call.UserId;
import com.callcat.metrics.StoreMetrics;
import com.callcat.metrics.StoreMetrics.JournalOutcome;
import com.callcat.store.JournalTable.Appended;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends the changes of one user, one entry at a time. Changes that come meanwhile wait, and go
/// into the next entry. If another process has taken the next number, the writer reads what was
/// appended there. If that includes a newer version of a call, the older change is left out, so
/// that no reader sees a call go back to an older version.
final class JournalWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final int MOST_WAITING = 500;
  private static final int MOST_VERSIONS = 100;

  /// How long the newest entry that is known may be used without reading again which one it is.
  /// Entries are stored for an hour longer than they may be appended to, so the entry still exists
  /// then.
  private static final Duration TRUSTED = Duration.ofMinutes(10);

  /// What all writers of a process share.
  ///
  /// @param process the name of this process, which no other one has
  /// @param room the number of changes that may wait, for all users together
  /// @param followed notifies the processes with event streams of the user
  record Tools(
      String process,
      JournalTable table,
      CallItem items,
      Persistence persistence,
      Semaphore room,
      Bus bus,
      FollowedJournals followed,
      InstantSource clock,
      StoreMetrics metrics) {}

  private final UserId userId;
  private final Tools tools;
  private final Deque<Change> waiting = new ArrayDeque<>();
  private final Map<CallId, Long> versions = new Versions();
  private final RecentWriters others;
  private @Nullable Promise<Void> working;
  private long newest = JournalTable.NONE;
  private Instant known = Instant.EPOCH;
  private boolean behind;
  private boolean gap;

  JournalWriter(UserId userId, Tools tools) {
    this.userId = userId;
    this.tools = tools;
    this.others = new RecentWriters(tools.process);
  }

  boolean idle() {
    return working == null;
  }

  /// Completes when no change waits any more.
  Future<Void> finished() {
    return working == null ? Future.succeededFuture() : working.future();
  }

  /// Adds a change. If too many wait, the oldest one is lost, and readers are told that there is a
  /// gap.
  void add(Change change) {
    waiting.add(change);
    if (waiting.size() > MOST_WAITING || !tools.room.tryAcquire()) {
      waiting.removeFirst();
      loseSome(1);
    }
    if (working == null) {
      working = Promise.promise();
      CallerContext.forNobody(this::next);
    }
  }

  /// Notes that changes are lost, so that the next entry says that there is a gap.
  void loseSome(int changes) {
    tools.metrics.journalChanges.of(JournalOutcome.LOST).increment(changes);
    if (!gap) {
      LOG.atError()
          .addKeyValue("userId", userId.value())
          .log("changes of a user could not be kept");
    }
    gap = true;
  }

  private void next() {
    if (waiting.isEmpty() || tools.persistence.hasEnded()) {
      var done = working;
      working = null;
      if (done != null) {
        done.complete();
      }
      return;
    }
    tools.persistence.persist(this::know).compose(_ -> append(take())).onComplete(_ -> next());
  }

  private Future<?> know() {
    if (newest != JournalTable.NONE && tools.clock.instant().isBefore(known.plus(TRUSTED))) {
      return behind
          ? tools.table.appendedAfter(userId, newest).onSuccess(this::learn)
          : Future.succeededFuture();
    }
    newest = JournalTable.NONE;
    return tools.table.appendedAfter(userId, newest).onSuccess(this::learn);
  }

  /// Notes that another process has appended an entry. If all entries before it are known, its
  /// versions are noted at once. Else all missing entries are read before the next change is
  /// appended, because each may have a newer version of the same call.
  void heard(EntryAppended entry) {
    if (newest == JournalTable.NONE || entry.entry() <= newest) {
      return;
    }
    others.add(entry.writer());
    if (entry.entry() > newest + 1) {
      behind = true;
      return;
    }
    learn(entry.versions());
    newest = entry.entry();
    known = tools.clock.instant();
  }

  private void learn(Map<CallId, Long> there) {
    there.forEach((id, version) -> versions.merge(id, version, Math::max));
  }

  private void learn(List<Appended> entries) {
    behind = false;
    for (var entry : entries.reversed()) {
      learn(entry.versions());
      others.add(entry.writer());
    }
    newest =
        entries.stream()
            .filter(Appended::trusted)
            .mapToLong(Appended::seq)
            .reduce(newest, Math::max);
    known = tools.clock.instant();
  }

  private JournalEntry take() {
    var entry = new JournalEntry(tools.items, gap, tools.process);
    while (!waiting.isEmpty()) {
      var change = waiting.getFirst();
      if (overtaken(change)) {
        tools.room.release();
      } else if (!entry.add(change)) {
        break;
      }
      waiting.removeFirst();
    }
    return entry;
  }

  private boolean overtaken(Change change) {
    var there = versions.get(change.call().key().callId());
    return there != null && there >= JournalEntry.version(change);
  }

  private Future<Void> append(JournalEntry entry) {
    if (entry.changes().isEmpty()) {
      return Future.succeededFuture();
    }
    return tools
        .persistence
        .persist(() -> tools.table.append(userId, newest, entry))
        .compose(seq -> seq == JournalTable.NONE ? settle(entry) : written(entry, seq))
        .recover(failure -> lose(entry));
  }

  /// Handles a refused entry. Either another process has used the number, or an earlier try of ours
  /// has succeeded.
  private Future<Void> settle(JournalEntry entry) {
    return tools
        .persistence
        .persist(() -> tools.table.appendedAfter(userId, newest))
        .compose(
            entries -> {
              learn(entries);
              return entries.stream()
                  .filter(each -> each.id().equals(entry.id()))
                  .findFirst()
                  .map(ours -> written(entry, ours.seq()))
                  .orElseGet(() -> putBack(entry));
            });
  }

  private Future<Void> written(JournalEntry entry, long seq) {
    newest = Math.max(newest, seq);
    known = tools.clock.instant();
    gap = false;
    versions.putAll(entry.versions());
    tools.room.release(entry.changes().size());
    tools.metrics.journalChanges.of(JournalOutcome.KEPT).increment(entry.changes().size());
    tools.followed.tell(new JournalGrown(userId, seq));
    var appended = new EntryAppended(userId, seq, tools.process, entry.versions());
    others.all().forEach(other -> tools.bus.tell(other, appended));
    return Future.succeededFuture();
  }

  private Future<Void> putBack(JournalEntry entry) {
    entry.changes().reversed().forEach(waiting::addFirst);
    return Future.succeededFuture();
  }

  private Future<Void> lose(JournalEntry entry) {
    tools.room.release(entry.changes().size());
    newest = JournalTable.NONE;
    loseSome(entry.changes().size());
    return Future.succeededFuture();
  }

  /// The versions of the calls that were appended last.
  private static final class Versions extends LinkedHashMap<CallId, Long> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<CallId, Long> eldest) {
      return size() > MOST_VERSIONS;
    }
  }
}
