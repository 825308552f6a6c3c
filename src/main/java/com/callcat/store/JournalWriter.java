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

/// Appends the changes of one user, one entry at a time: what comes meanwhile waits, and goes into
/// the next one. Whoever loses the next number to another process learns what was appended there; a
/// change that is older than what is there of its call has been overtaken, and is left out, so that
/// no reader ever sees a call go back.
final class JournalWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final int MOST_WAITING = 500;
  private static final int MOST_VERSIONS = 100;

  /// How long to go on without asking which entry is the newest; an entry is there for an hour
  /// longer than it is trusted.
  private static final Duration TRUSTED = Duration.ofMinutes(10);

  /// What all writers of a process use together.
  ///
  /// @param process its name, which no other one has
  /// @param room for how many changes there is, all users taken together
  /// @param followed tells event streams of what was appended
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

  /// Done when nothing waits any more.
  Future<Void> finished() {
    return working == null ? Future.succeededFuture() : working.future();
  }

  /// When too much waits, the oldest is lost, and readers are told that there is a gap.
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

  /// Something is missing that cannot be said any more.
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

  /// Another process has appended an entry. If those before it are known it is known as well, else
  /// all of them are read when something is to be appended: each may have overtaken it.
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

  /// After a refusal: the number is somebody else's, or it is ours since an earlier try.
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
