package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.Struct;
import org.jspecify.annotations.Nullable;

/// The tables that a batch names.
final class BatchTables {
  private BatchTables() {}

  /// At least one.
  ///
  /// @param noneFault how AWS tells that there is none
  static Struct notEmpty(@Nullable Struct tables, String noneFault) {
    if (tables == null || tables.size() == 0) {
      throw ApiException.validation(noneFault);
    }
    return tables;
  }
}
