package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.table.WriteCost;
import org.jspecify.annotations.Nullable;

/// A write that was made.
///
/// @param before the item before; null if there was none
/// @param after the item after; null if it was deleted
record SingleWrite(Table table, @Nullable Item before, @Nullable Item after, WriteCost cost) {
  static SingleWrite make(AccountDatabase database, WriteRequest request) {
    var table = database.catalog().ready(request.table());
    var key = request.rowKey(table);
    request.chargeFits();
    var before = table.get(key);
    var after = request.apply(table.definition(), before);
    throttle(database, table, request.subject(), before, after);
    return new SingleWrite(table, before, after, table.replace(key, before, after));
  }

  /// @throws com.callcat.dev.dynamodb.model.ApiException if its partition has no capacity left
  static void throttle(
      AccountDatabase database,
      Table table,
      Item subject,
      @Nullable Item before,
      @Nullable Item after) {
    if (database.throttle().isOn()) {
      database
          .throttle()
          .write(
              table.definition().name(),
              table.definition().keys().partitionBytes(subject),
              WriteCost.ofTable(before, after).table());
    }
  }
}
