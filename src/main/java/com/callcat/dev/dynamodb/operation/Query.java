package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Condition;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Query.
final class Query {
  private static final List<String> EXPRESSIONS =
      List.of("ProjectionExpression", "FilterExpression", "KeyConditionExpression");
  private static final List<String> OLDER =
      List.of("AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions");

  private Query() {}

  static byte[] run(AccountDatabase database, Struct request) {
    constraints(request);
    var parameters = new ExpressionParameters(request, Wording.NEWER);
    parameters.check(EXPRESSIONS, OLDER);
    var startKey = StartKey.read(request, Wording.NEWER);
    if (!request.has("KeyConditionExpression")) {
      throw ApiException.validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    Selection.check(request, "1 validation error detected: ");
    var expressions = parameters.expressions();
    var condition = expressions.keyCondition(request.string("KeyConditionExpression"));
    var filter = expressions.filter(request.string("FilterExpression"));
    var projection = expressions.projection(request.string("ProjectionExpression"));
    expressions.allAreUsed();

    var source = Source.of(database, request);
    if (startKey != null) {
      StartKey.check(source, startKey, false);
    }
    var keys = KeyRange.of(source.keys(), Objects.requireNonNull(condition));
    var range = keys.range();
    var backwards = Boolean.FALSE.equals(request.bool("ScanIndexForward"));
    if (startKey != null) {
      keys.contains(startKey);
      range = range.after(source.rowKey(startKey), backwards);
    }
    KeyRules.scalars(source.table().definition(), projection);
    filterSparesKeys(source, filter);
    var selection = Selection.of(request, source, projection);
    KeyRules.scalars(source.table().definition(), filter);
    var page =
        new Page(source, selection, filter)
            .read(database, range, backwards, request.integer("Limit"));
    if (database.throttle().isOn()) {
      database
          .throttle()
          .read(source.table().definition().name(), keys.partitionBytes(), page.units());
    }
    return page.answer(request);
  }

  /// Checks the constraints. In this operation AWS checks the limit first, and names it in a
  /// different way.
  private static void constraints(Struct request) {
    var limit = request.integer("Limit");
    if (limit != null && limit < 1) {
      throw ApiException.validation(
          "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must"
              + " have value greater than or equal to 1");
    }
    Constraints.notEmpty(request.string("TableName"));
    new Constraints()
        .select(request.string("Select"))
        .indexName(request.string("IndexName"))
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .tableName(request.string("TableName"))
        .check();
  }

  private static void filterSparesKeys(Source source, @Nullable Condition filter) {
    if (filter == null) {
      return;
    }
    for (var key : source.keys().attributes()) {
      if (filter.attributes().contains(key.name())) {
        throw ApiException.validation(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                + key.name());
      }
    }
  }
}
