package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.table.TableDefinition;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.Set;

/// Writes the estimated size of an item collection, which is all items with the same partition key.
/// It is given only for tables with local indexes. The estimate is always that of AWS for a small
/// collection: between 0 and 1 GB.
final class CollectionMetrics {
  private CollectionMetrics() {}

  static boolean areAsked(Struct request, TableDefinition table) {
    return "SIZE".equals(request.string("ReturnItemCollectionMetrics")) && table.hasLocalIndexes();
  }

  /// Writes the field `ItemCollectionMetrics`, if the request asks for it.
  static void write(JsonOut out, Struct request, TableDefinition table, Item item) {
    if (areAsked(request, table)) {
      out.object("ItemCollectionMetrics", fields -> fields(fields, table, item));
    }
  }

  static void fields(JsonOut out, TableDefinition table, Item item) {
    out.item("ItemCollectionKey", item.only(Set.of(table.keys().partition().getFirst().name())))
        .numbers("SizeEstimateRangeGB", 0.0, 1.0);
  }
}
