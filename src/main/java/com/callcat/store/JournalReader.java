package com.callcat.store;

import static com.callcat.bus.JournalCursor.before;

import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.JournalPage;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads a user's journal from a given place on. The numbers of the entries have no holes, so a
/// missing number shows that an entry has expired and its changes are not known any more.
final class JournalReader {
  /// The most entries that are read at once.
  private static final int PAGE = 16;

  private final JournalTable table;
  private final CallItem items;

  JournalReader(JournalTable table, CallItem items) {
    this.table = table;
    this.items = items;
  }

  Future<JournalPage> open(UserId userId, @Nullable JournalCursor last) {
    return last == null
        ? end(userId).map(end -> empty(false, end))
        : read(userId, last)
            .compose(
                page ->
                    page.changes().isEmpty() && !page.gap() && !page.more()
                        ? openAtEnd(userId, last)
                        : Future.succeededFuture(page));
  }

  /// Answers if no entry is behind the place: it is the end of the journal, or too old, or not a
  /// place of this journal.
  private Future<JournalPage> openAtEnd(UserId userId, JournalCursor last) {
    return table
        .newest(userId)
        .compose(
            newest -> {
              if (!newest.trusted()) {
                return end(userId).map(end -> empty(true, end));
              }
              return newest.seq() < last.entry() - 1
                  ? Future.failedFuture(foreign())
                  : Future.succeededFuture(empty(false, last));
            });
  }

  /// The place behind the newest entry. A journal without entries gets one without changes, so that
  /// there is a place from which reading can go on later.
  private Future<JournalCursor> end(UserId userId) {
    return table
        .newest(userId)
        .compose(
            newest ->
                newest.trusted()
                    ? Future.succeededFuture(newest.seq())
                    : table.append(userId, JournalTable.NONE, new JournalEntry(items)))
        .compose(
            seq ->
                seq == JournalTable.NONE ? end(userId) : Future.succeededFuture(before(seq + 1)));
  }

  Future<JournalPage> read(UserId userId, JournalCursor from) {
    return table.read(userId, from.entry(), PAGE, answer -> page(from, answer));
  }

  private JournalPage page(JournalCursor from, QueryResponse answer) {
    var entries = answer.items();
    if (entries.isEmpty()) {
      return empty(false, from);
    }
    var first = entries.getFirst();
    var gap =
        JournalEntry.seq(first) != from.entry() || (from.taken() == 0 && JournalEntry.gap(first));
    var begin = gap ? before(JournalEntry.seq(first)) : from;
    if (begin.taken() > JournalEntry.count(first)) {
      throw foreign();
    }
    var stretch = unbroken(entries);
    var changes = new ArrayList<>(changes(first, begin.taken()));
    stretch.stream().skip(1).forEach(entry -> changes.addAll(changes(entry, 0)));
    var next = before(JournalEntry.seq(stretch.getLast()) + 1);
    var more = stretch.size() < entries.size() || answer.hasLastEvaluatedKey();
    return new JournalPage(gap, begin, changes, next, more);
  }

  /// The entries up to the next gap.
  private static List<Map<String, AttributeValue>> unbroken(
      List<Map<String, AttributeValue>> entries) {
    var end = 1;
    while (end < entries.size()
        && JournalEntry.seq(entries.get(end)) == JournalEntry.seq(entries.get(end - 1)) + 1
        && !JournalEntry.gap(entries.get(end))) {
      end++;
    }
    return entries.subList(0, end);
  }

  private List<JournalChange> changes(Map<String, AttributeValue> entry, int without) {
    var seq = JournalEntry.seq(entry);
    var count = JournalEntry.count(entry);
    var changes = new ArrayList<JournalChange>();
    for (var change : JournalEntry.changes(entry, without, items)) {
      var taken = without + changes.size() + 1;
      var cursor = taken == count ? before(seq + 1) : new JournalCursor(seq, taken);
      changes.add(new JournalChange(cursor, change.call(), change.deleted()));
    }
    return changes;
  }

  private static JournalPage empty(boolean gap, JournalCursor at) {
    return new JournalPage(gap, at, List.of(), at, false);
  }

  private static ProblemException foreign() {
    return new ProblemException(
        Problem.Invalid.of("Last-Event-ID", "is not the id of an event of these calls"));
  }
}
