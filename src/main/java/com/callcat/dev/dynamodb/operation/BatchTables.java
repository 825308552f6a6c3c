package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.Struct;
import org.jspecify.annotations.Nullable;

/// Checks the tables of a batch.
final class BatchTables {
  private BatchTables() {}

  /// Checks that there is at least one table.
  ///
  /// @param noneFault AWS's message if there is none
  static Struct notEmpty(@Nullable Struct tables, String noneFault) {
    if (tables == null || tables.size() == 0) {
      throw ApiException.validation(noneFault);
    }
    return tables;
  }
}
