package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.Struct;

/// The tables that a batch names.
final class BatchTables {
  private BatchTables() {}

  /// At least one.
  ///
  /// @param noneFault how AWS tells that there is none
  static Struct of(Struct request, String noneFault) {
    var tables = request.struct("RequestItems");
    if (tables == null || tables.size() == 0) {
      throw ApiException.validation(noneFault);
    }
    return tables;
  }
}
