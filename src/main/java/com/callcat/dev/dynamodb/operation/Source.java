package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.storage.Rows;
import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a query or a scan reads: a table, or one of its indexes.
record Source(Table table, @Nullable IndexDefinition index, boolean consistent) {
  static Source of(AccountDatabase database, Struct request) {
    var table = database.catalog().ready(WriteReader.tableName(request));
    var name = request.string("IndexName");
    var consistent = request.is("ConsistentRead");
    if (name == null) {
      return new Source(table, null, consistent);
    }
    var index = table.definition().index(name);
    if (index == null) {
      throw ApiException.validation("The table does not have the specified index: " + name);
    }
    if (index.activeAt() > database.clock().millis()) {
      throw ApiException.validation("Cannot read from backfilling global secondary index: " + name);
    }
    if (index.global() && consistent) {
      throw ApiException.validation(
          "Consistent reads are not supported on global secondary indexes");
    }
    return new Source(table, index, consistent);
  }

  /// The keys by which it is sorted.
  Keys keys() {
    return index == null ? table.definition().keys() : index.keys();
  }

  Rows rows(AccountDatabase database) {
    if (index == null) {
      return table.rows(database.lag().ofTable(consistent));
    }
    return table.rows(
        index, index.global() ? database.lag().ofIndex() : database.lag().ofTable(consistent));
  }

  byte[] rowKey(Item item) {
    return index == null ? table.rowKey(item) : index.rowKey(table.definition().keys(), item);
  }

  /// The attributes of a start key: the keys of the table and of the index.
  Set<String> startKeyNames() {
    var names = new LinkedHashSet<String>();
    table.definition().keys().attributes().forEach(key -> names.add(key.name()));
    keys().attributes().forEach(key -> names.add(key.name()));
    return names;
  }
}
