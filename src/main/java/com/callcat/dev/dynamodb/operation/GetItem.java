package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Projection;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GetItem.
final class GetItem {
  private static final List<String> EXPRESSIONS = List.of("ProjectionExpression");
  private static final List<String> OLDER = List.of("AttributesToGet");

  private GetItem() {}

  static byte[] run(AccountDatabase database, Struct request) {
    new Constraints()
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .tableName(request.string("TableName"))
        .required("key", request.has("Key"))
        .check();
    parameters(request);
    var key = request.item("Key", Wording.NEWER);
    var projection = projection(request);
    var table = database.catalog().ready(WriteReader.tableName(request));
    var consistent = request.is("ConsistentRead");
    var item = get(database, table, key, projection, consistent);
    return JsonOut.object(
        out -> {
          out.item("Item", item == null || projection == null ? item : projection.of(item));
          Consumed.asNamed(request).add(Consumed.reading(item, consistent)).write(out, request);
        });
  }

  static void parameters(Struct request) {
    new ExpressionParameters(request, Wording.NEWER).check(EXPRESSIONS, OLDER);
  }

  static @Nullable Projection projection(Struct request) {
    var expressions = new ExpressionParameters(request, Wording.NEWER).withoutValues();
    var projection = expressions.projection(request.string("ProjectionExpression"));
    expressions.allAreUsed();
    return projection;
  }

  /// Reads the whole item; null if there is none.
  static @Nullable Item get(
      AccountDatabase database,
      Table table,
      Item key,
      @Nullable Projection projection,
      boolean consistent) {
    var keys = table.definition().keys();
    KeyRules.lookup(keys, key);
    KeyRules.scalars(table.definition(), projection);
    var item = table.rows(database.lag().ofTable(consistent)).get(table.rowKey(key));
    if (database.throttle().isOn()) {
      database
          .throttle()
          .read(
              table.definition().name(),
              keys.partitionBytes(key),
              Consumed.reading(item, consistent));
    }
    return item;
  }
}
