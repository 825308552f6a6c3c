package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Condition;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a query or a scan: the items that were read, up to the limit or a megabyte, and
/// those of them that passed the filter.
final class Page {
  private final Source source;
  private final Selection selection;
  private final @Nullable Condition filter;
  private final List<Item> found = new ArrayList<>();
  private int count;
  private int scanned;
  private long bytes;
  private double fetchedUnits;
  private @Nullable Item last;
  private boolean full;

  Page(Source source, Selection selection, @Nullable Condition filter) {
    this.source = source;
    this.selection = selection;
    this.filter = filter;
  }

  /// @param limit the most items to read; null for as many as fit
  Page read(AccountDatabase database, Range range, boolean backwards, @Nullable Long limit) {
    var rows = range.in(source.rows(database), backwards);
    while (!full && rows.hasNext()) {
      take(rows.next().getValue());
      full = bytes >= Sizes.MAX_PAGE || (limit != null && scanned >= limit);
    }
    return this;
  }

  private void take(Item row) {
    scanned++;
    bytes += row.size();
    last = row;
    var item = selection.fetch() ? fetched(row) : row;
    if (filter == null || filter.holds(item)) {
      count++;
      if (!selection.count()) {
        found.add(selection.of(item));
      }
    }
  }

  /// The whole item for a row of a local index. It always exists, because a local index is never
  /// behind its table.
  private Item fetched(Item row) {
    var item = source.table().get(source.table().rowKey(row));
    fetchedUnits += Consumed.reading(item, source.consistent());
    return item == null ? row : item;
  }

  double units() {
    return Consumed.reading(bytes, source.consistent());
  }

  byte[] answer(Struct request) {
    return JsonOut.object(
        out -> {
          out.integer("Count", count).integer("ScannedCount", scanned);
          if (!selection.count()) {
            out.items("Items", found);
          }
          if (full && last != null) {
            out.item("LastEvaluatedKey", last.only(source.startKeyNames()));
          }
          consumed(request).write(out, request);
        });
  }

  private Consumed consumed(Struct request) {
    var consumed = Consumed.asNamed(request);
    return source.index() == null
        ? consumed.add(units())
        : consumed.add(fetchedUnits).add(source.index(), units());
  }
}
