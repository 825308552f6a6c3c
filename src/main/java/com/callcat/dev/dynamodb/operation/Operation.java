package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.Struct;

/// One operation of the API.
@FunctionalInterface
interface Operation {
  /// Carries out a request.
  ///
  /// @return the body of the answer
  /// @throws com.callcat.dev.dynamodb.model.ApiException when the request is refused
  byte[] run(Database database, Struct request);
}
