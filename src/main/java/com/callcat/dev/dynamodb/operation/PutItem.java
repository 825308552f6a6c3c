package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;

/// PutItem.
final class PutItem {
  private PutItem() {}

  static byte[] run(AccountDatabase database, Struct request) {
    var write = WriteConstraints.read(WriteRequest.Kind.PUT, request);
    write.isSmall();
    var done = SingleWrite.make(database, write);
    return JsonOut.object(out -> oldAndCosts(out, request, write, done));
  }

  static void oldAndCosts(JsonOut out, Struct request, WriteRequest write, SingleWrite done) {
    var definition = done.table().definition();
    if ("ALL_OLD".equals(request.string("ReturnValues"))) {
      out.item("Attributes", done.before());
    }
    Consumed.asNamed(request).add(done.cost()).write(out, request);
    CollectionMetrics.write(out, request, definition, write.subject());
  }
}
