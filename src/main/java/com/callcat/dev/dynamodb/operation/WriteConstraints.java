package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.operation.WriteRequest.Kind;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;

/// Reads a request that writes one item. AWS validates it in one of two ways: the older one if the
/// table or the item is missing, else the newer one. Source: dynamodb-conformance,
/// captures/2026-06-09 and tests/tier3/validation-ordering/updateItem, observed at AWS.
final class WriteConstraints {
  private static final String VALIDATION_ERROR = "1 validation error detected: ";

  private WriteConstraints() {}

  /// The requested write, with checked parameters.
  static WriteRequest read(Kind kind, Struct request) {
    if (request.has("TableName") && request.has(subject(kind))) {
      newer(kind, request);
    } else {
      older(kind, request);
    }
    try {
      return WriteReader.read(kind, request, Wording.NEWER);
    } catch (ApiException refusal) {
      throw refusal.code() == ErrorCode.VALIDATION
          ? ApiException.validation(VALIDATION_ERROR + refusal.getMessage())
          : refusal;
    }
  }

  private static String subject(Kind kind) {
    return kind == Kind.PUT ? "Item" : "Key";
  }

  /// The newer validation. For an update, a wrong `ReturnValues` is reported alone.
  private static void newer(Kind kind, Struct request) {
    var returnValues = new Constraints().newerReturnValues(request.string("ReturnValues"));
    var name = request.string("TableName");
    Constraints.notEmpty(name);
    if (kind == Kind.UPDATE) {
      returnValues.check();
    }
    new Constraints()
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .tableNameOrArn(name, 1)
        .newerReturnValues(request.string("ReturnValues"))
        .newerMetricsMode(request.string("ReturnItemCollectionMetrics"))
        .failureMode(request.string("ReturnValuesOnConditionCheckFailure"))
        .check();
  }

  private static void older(Kind kind, Struct request) {
    var constraints =
        new Constraints()
            .capacityMode(request.string("ReturnConsumedCapacity"))
            .required("tableName", request.has("TableName"))
            .tableNameOrArn(request.string("TableName"), 1);
    switch (kind) {
      case PUT -> constraints.required("item", request.has("Item"));
      case UPDATE -> constraints.metricsMode(request.string("ReturnItemCollectionMetrics"));
      case DELETE, CHECK -> {}
    }
    constraints.returnValues(request.string("ReturnValues"));
    if (kind != Kind.UPDATE) {
      constraints.metricsMode(request.string("ReturnItemCollectionMetrics"));
    }
    if (kind != Kind.PUT) {
      constraints.required("key", request.has("Key"));
    }
    constraints.failureMode(request.string("ReturnValuesOnConditionCheckFailure")).check();
  }
}
