package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.operation.WriteRequest.Kind;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the part of a request that describes the write of one item. It reports all faults that can
/// be found without the table.
final class WriteReader {
  private WriteReader() {}

  /// Reads a request, or an action of a transaction.
  static WriteRequest read(Kind kind, Struct request, Wording wording) {
    var parameters = new ExpressionParameters(request, wording);
    check(kind, parameters);
    var subject = request.item(kind == Kind.PUT ? "Item" : "Key", wording);
    if (kind != Kind.UPDATE) {
      returnsOldOrNothing(request.string("ReturnValues"));
    }
    var expressions = parameters.expressions();
    var update =
        kind == Kind.UPDATE ? expressions.update(request.string("UpdateExpression")) : null;
    var condition = expressions.condition(request.string("ConditionExpression"));
    expressions.allAreUsed();
    return new WriteRequest(
        kind,
        tableName(request),
        subject,
        update,
        condition,
        "ALL_OLD".equals(request.string("ReturnValuesOnConditionCheckFailure")));
  }

  private static void check(Kind kind, ExpressionParameters parameters) {
    switch (kind) {
      case UPDATE ->
          parameters.check(
              List.of("UpdateExpression", "ConditionExpression"),
              List.of("AttributeUpdates", "Expected", "ConditionalOperator"));
      case PUT, DELETE, CHECK ->
          parameters.check(
              List.of("ConditionExpression"), List.of("Expected", "ConditionalOperator"));
    }
  }

  private static void returnsOldOrNothing(@Nullable String returnValues) {
    if (returnValues != null && !returnValues.equals("ALL_OLD") && !returnValues.equals("NONE")) {
      throw ApiException.validation("ReturnValues can only be ALL_OLD or NONE");
    }
  }

  /// Makes the write of an item in a batch, which has no condition.
  static WriteRequest plain(Kind kind, String table, Item subject) {
    var write = new WriteRequest(kind, table, subject, null, null, false);
    write.isSmall();
    return write;
  }

  /// The name of the table, whose constraints were checked before.
  static String tableName(Struct request) {
    var name = request.string("TableName");
    return name == null ? "" : name;
  }
}
