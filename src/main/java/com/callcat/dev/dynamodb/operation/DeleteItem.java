package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;

/// DeleteItem.
final class DeleteItem {
  private DeleteItem() {}

  static byte[] run(Database database, Struct request) {
    new Constraints()
        .tableName(request.string("TableName"))
        .required("key", request.has("Key"))
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .returnValues(request.string("ReturnValues"))
        .metricsMode(request.string("ReturnItemCollectionMetrics"))
        .failureMode(request.string("ReturnValuesOnConditionCheckFailure"))
        .check();
    var write = WriteReader.read(WriteRequest.Kind.DELETE, request);
    PutItem.onlyOldOrNone(request);
    var done = SingleWrite.make(database, write);
    return JsonOut.object(out -> PutItem.oldAndCosts(out, request, write, done));
  }
}
