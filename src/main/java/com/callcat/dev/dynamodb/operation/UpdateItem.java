package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Projection;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import org.jspecify.annotations.Nullable;

/// UpdateItem.
final class UpdateItem {
  private UpdateItem() {}

  static byte[] run(AccountDatabase database, Struct request) {
    var write = WriteConstraints.read(WriteRequest.Kind.UPDATE, request);
    var done = SingleWrite.make(database, write);
    return JsonOut.object(
        out -> {
          var definition = done.table().definition();
          out.item("Attributes", returned(request, write, done));
          Consumed.asNamed(request).add(done.cost()).write(out, request);
          CollectionMetrics.write(out, request, definition, write.subject());
        });
  }

  private static @Nullable Item returned(Struct request, WriteRequest write, SingleWrite done) {
    var update = write.update();
    return switch (request.string("ReturnValues")) {
      case "ALL_OLD" -> done.before();
      case "ALL_NEW" -> done.after();
      case "UPDATED_OLD" -> part(update == null ? null : update.changed(), done.before());
      case "UPDATED_NEW" -> part(update == null ? null : update.given(), done.after());
      case null, default -> null;
    };
  }

  /// The part of an item; null if the item has nothing of it.
  private static @Nullable Item part(@Nullable Projection projection, @Nullable Item item) {
    if (projection == null || item == null) {
      return null;
    }
    var part = projection.of(item);
    return part.attributes().isEmpty() ? null : part;
  }
}
