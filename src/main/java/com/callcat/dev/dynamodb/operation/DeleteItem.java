package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;

/// DeleteItem.
final class DeleteItem {
  private DeleteItem() {}

  static byte[] run(AccountDatabase database, Struct request) {
    var write = WriteConstraints.read(WriteRequest.Kind.DELETE, request);
    var done = SingleWrite.make(database, write);
    return JsonOut.object(out -> PutItem.oldAndCosts(out, request, write, done));
  }
}
