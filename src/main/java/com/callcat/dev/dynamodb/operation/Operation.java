package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.RequestReader;
import com.callcat.dev.dynamodb.wire.Shape;
import com.callcat.dev.dynamodb.wire.Struct;

/// One operation of the API.
///
/// @param request the shape of its requests
/// @param reads whether it changes nothing
public record Operation(Shape.Structure request, boolean reads, Work work) {
  /// The implementation of an operation.
  @FunctionalInterface
  interface Work {
    byte[] run(AccountDatabase database, Struct request);
  }

  static Operation reading(Shape.Structure request, Work work) {
    return new Operation(request, true, work);
  }

  static Operation changing(Shape.Structure request, Work work) {
    return new Operation(request, false, work);
  }

  /// Reads a request.
  ///
  /// @throws com.callcat.dev.dynamodb.model.ApiException a SerializationException if the body is no
  ///   request of this operation
  public Struct read(byte[] body) {
    return RequestReader.read(body, request);
  }

  /// Executes a request.
  ///
  /// @return the body of the answer
  /// @throws com.callcat.dev.dynamodb.model.ApiException if the request is refused
  public byte[] run(AccountDatabase database, Struct struct) {
    return work.run(database, struct);
  }
}
