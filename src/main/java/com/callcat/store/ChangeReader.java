package com.callcat.store;

import static com.callcat.bus.ChangeCursor.before;

import com.callcat.bus.ChangeCursor;
import com.callcat.bus.KeptChange;
import com.callcat.bus.StoreRequest.ChangePage;
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

/// Reads a user's journal from a place on. The numbers of its entries have no holes, so a missing
/// one is seen: it has expired, and what it told is not known any more.
final class ChangeReader {
  /// How many entries one read brings at most.
  private static final int PAGE = 16;

  private final ChangeTable table;
  private final CallItem items;

  ChangeReader(ChangeTable table, CallItem items) {
    this.table = table;
    this.items = items;
  }

  Future<ChangePage> open(UserId userId, @Nullable ChangeCursor last) {
    return last == null
        ? end(userId).map(end -> empty(false, end))
        : read(userId, last)
            .compose(
                page ->
                    page.changes().isEmpty() && !page.gap() && !page.more()
                        ? openAtEnd(userId, last)
                        : Future.succeededFuture(page));
  }

  /// Nothing is behind the place: it is the end, or too old to be known, or no place at all.
  private Future<ChangePage> openAtEnd(UserId userId, ChangeCursor last) {
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

  /// The place behind the newest entry. A journal without any gets one that tells nothing, so that
  /// there is a place to come back to.
  private Future<ChangeCursor> end(UserId userId) {
    return table
        .newest(userId)
        .compose(
            newest ->
                newest.trusted()
                    ? Future.succeededFuture(newest.seq())
                    : table.append(userId, ChangeTable.NONE, new ChangeEntry(items, false)))
        .compose(
            seq -> seq == ChangeTable.NONE ? end(userId) : Future.succeededFuture(before(seq + 1)));
  }

  Future<ChangePage> read(UserId userId, ChangeCursor from) {
    return table.read(userId, from.entry(), PAGE, answer -> page(from, answer));
  }

  private ChangePage page(ChangeCursor from, QueryResponse answer) {
    var entries = answer.items();
    if (entries.isEmpty()) {
      return empty(false, from);
    }
    var first = entries.getFirst();
    var gap =
        ChangeEntry.seq(first) != from.entry() || (from.taken() == 0 && ChangeEntry.gap(first));
    var begin = gap ? before(ChangeEntry.seq(first)) : from;
    if (begin.taken() > ChangeEntry.count(first)) {
      throw foreign();
    }
    var stretch = unbroken(entries);
    var changes = new ArrayList<>(changes(first, begin.taken()));
    stretch.stream().skip(1).forEach(entry -> changes.addAll(changes(entry, 0)));
    var next = before(ChangeEntry.seq(stretch.getLast()) + 1);
    var more = stretch.size() < entries.size() || answer.hasLastEvaluatedKey();
    return new ChangePage(gap, begin, changes, next, more);
  }

  /// The entries up to the next gap.
  private static List<Map<String, AttributeValue>> unbroken(
      List<Map<String, AttributeValue>> entries) {
    var end = 1;
    while (end < entries.size()
        && ChangeEntry.seq(entries.get(end)) == ChangeEntry.seq(entries.get(end - 1)) + 1
        && !ChangeEntry.gap(entries.get(end))) {
      end++;
    }
    return entries.subList(0, end);
  }

  private List<KeptChange> changes(Map<String, AttributeValue> entry, int without) {
    var seq = ChangeEntry.seq(entry);
    var count = ChangeEntry.count(entry);
    var kept = new ArrayList<KeptChange>();
    for (var change : ChangeEntry.changes(entry, without, items)) {
      var taken = without + kept.size() + 1;
      var cursor = taken == count ? before(seq + 1) : new ChangeCursor(seq, taken);
      kept.add(new KeptChange(cursor, change.call(), change.deleted()));
    }
    return kept;
  }

  private static ChangePage empty(boolean gap, ChangeCursor at) {
    return new ChangePage(gap, at, List.of(), at, false);
  }

  private static ProblemException foreign() {
    return new ProblemException(
        Problem.Invalid.of("Last-Event-ID", "is not the id of an event of these calls"));
  }
}
