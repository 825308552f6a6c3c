package com.callcat.http;

import static com.callcat.bus.JournalCursor.before;

import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.JournalPage;
import com.callcat.bus.StoreRequest.OpenJournal;
import com.callcat.call.Call;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The journals of all users in memory, one change in each entry.
final class FakeJournal {
  static final int PAGE = 16;

  record Change(Call call, boolean deleted) {}

  private final Map<UserId, TreeMap<Long, Change>> journals = new HashMap<>();
  private final Map<UserId, Long> newest = new HashMap<>();

  /// The number of the entry.
  synchronized long append(Change change) {
    var userId = change.call().key().userId();
    var entry = newest.merge(userId, 1001L, (old, _) -> old + 1);
    journals.computeIfAbsent(userId, _ -> new TreeMap<>()).put(entry, change);
    return entry;
  }

  /// Deletes the oldest entry.
  synchronized void expireOne(UserId userId) {
    journals.getOrDefault(userId, new TreeMap<>()).pollFirstEntry();
  }

  synchronized JournalPage open(OpenJournal request) {
    var end = before(newest.getOrDefault(request.userId(), 1000L) + 1);
    var last = request.last();
    if (last == null) {
      return new JournalPage(false, end, List.of(), end, false);
    }
    if (last.entry() > end.entry()) {
      throw new ProblemException(Problem.Invalid.of("Last-Event-ID", "is foreign"));
    }
    return read(request.userId(), last);
  }

  synchronized JournalPage read(UserId userId, JournalCursor from) {
    var kept = journals.getOrDefault(userId, new TreeMap<>()).tailMap(from.entry());
    var changes = new ArrayList<JournalChange>();
    kept.entrySet().stream()
        .limit(PAGE)
        .forEach(
            entry ->
                changes.add(
                    new JournalChange(
                        before(entry.getKey() + 1),
                        entry.getValue().call(),
                        entry.getValue().deleted())));
    var begin = kept.isEmpty() ? from : before(kept.firstKey());
    var next = changes.isEmpty() ? from : changes.getLast().cursor();
    return new JournalPage(!begin.equals(from), begin, changes, next, kept.size() > PAGE);
  }

  synchronized void reset() {
    journals.clear();
    newest.clear();
  }
}
