package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;

/// PutItem.
final class PutItem {
  private PutItem() {}

  static byte[] run(Database database, Struct request) {
    new Constraints()
        .tableName(request.string("TableName"))
        .required("item", request.has("Item"))
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .returnValues(request.string("ReturnValues"))
        .metricsMode(request.string("ReturnItemCollectionMetrics"))
        .failureMode(request.string("ReturnValuesOnConditionCheckFailure"))
        .check();
    var write = WriteReader.read(WriteRequest.Kind.PUT, request);
    onlyOldOrNone(request);
    var done = SingleWrite.make(database, write);
    return JsonOut.object(out -> oldAndCosts(out, request, write, done));
  }

  /// What a put or a delete can return.
  static void onlyOldOrNone(Struct request) {
    var wanted = request.string("ReturnValues");
    if (wanted != null && !wanted.equals("ALL_OLD") && !wanted.equals("NONE")) {
      throw ApiException.validation("ReturnValues can only be ALL_OLD or NONE");
    }
  }

  static void oldAndCosts(JsonOut out, Struct request, WriteRequest write, SingleWrite done) {
    var definition = done.table().definition();
    if ("ALL_OLD".equals(request.string("ReturnValues"))) {
      out.item("Attributes", done.before());
    }
    new Consumed(definition.name()).add(done.cost()).write(out, request);
    CollectionMetrics.write(out, request, definition, write.subject());
  }
}
