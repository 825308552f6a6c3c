package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.Struct;

/// The tables that a batch names.
final class BatchTables {
  private BatchTables() {}

  /// At least one.
  static Struct of(Struct request, String operation) {
    var tables = request.struct("RequestItems");
    if (tables == null || tables.size() == 0) {
      throw ApiException.validation("The requestItems parameter is required for " + operation);
    }
    return tables;
  }
}
