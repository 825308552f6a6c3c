package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.operation.WriteRequest.Kind;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.List;

/// Reads the part of a request that says what is written to one item. Whatever is wrong without
/// knowing the table is told here.
final class WriteReader {
  private WriteReader() {}

  /// Of a request, or of an action of a transaction.
  static WriteRequest read(Kind kind, Struct request) {
    parameters(kind, request);
    var subject = request.item(kind == Kind.PUT ? "Item" : "Key");
    if (kind == Kind.PUT && subject.size() > Sizes.MAX_ITEM) {
      throw ApiException.validation("Item size has exceeded the maximum allowed size");
    }
    var expressions = ExpressionParameters.of(request);
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

  private static void parameters(Kind kind, Struct request) {
    switch (kind) {
      case UPDATE ->
          ExpressionParameters.check(
              request,
              List.of("UpdateExpression", "ConditionExpression"),
              List.of("AttributeUpdates", "Expected", "ConditionalOperator"));
      case PUT, DELETE, CHECK ->
          ExpressionParameters.check(
              request, List.of("ConditionExpression"), List.of("Expected", "ConditionalOperator"));
    }
  }

  /// An item of a batch, which has no condition.
  static WriteRequest plain(Kind kind, String table, Item subject) {
    if (kind == Kind.PUT && subject.size() > Sizes.MAX_ITEM) {
      throw ApiException.validation("Item size has exceeded the maximum allowed size");
    }
    return new WriteRequest(kind, table, subject, null, null, false);
  }

  /// Its constraints are checked.
  static String tableName(Struct request) {
    var name = request.string("TableName");
    return name == null ? "" : name;
  }
}
