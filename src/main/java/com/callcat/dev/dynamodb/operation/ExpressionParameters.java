package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Expressions;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Utf8;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.List;
import java.util.Set;

/// Checks which parameters with expressions a request has, and that they are consistent.
///
/// @param wording which of AWS's wordings the operation uses
record ExpressionParameters(Struct request, Wording wording) {
  private static final int LONGEST = 4096;
  private static final Set<String> CONDITIONS = Set.of("ConditionExpression", "FilterExpression");

  /// Refuses the legacy parameters that expressions have replaced, which are not implemented. A mix
  /// of both has AWS's message.
  ///
  /// @param expressions the parameters with expressions that the operation knows
  /// @param older the legacy parameters that the operation knows
  void check(List<String> expressions, List<String> older) {
    var present = expressions.stream().filter(request::has).toList();
    var legacy = older.stream().filter(request::has).toList();
    if (!legacy.isEmpty()) {
      throw ApiException.validation(
          present.isEmpty()
              ? "The legacy parameters {%s} are not supported; use expressions instead"
                  .formatted(String.join(", ", legacy))
              : "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {%s} Expression parameters: {%s}"
                  .formatted(String.join(", ", legacy), String.join(", ", present)));
    }
    present.forEach(this::isShort);
    if (present.isEmpty() && request.has("ExpressionAttributeNames")) {
      throw ApiException.validation(
          "ExpressionAttributeNames can only be specified when using expressions");
    }
    valuesHaveUse(expressions, present);
  }

  /// Checks the size of an expression, in bytes as it was sent. The older message contains the size
  /// of a condition.
  private void isShort(String name) {
    var text = request.string(name);
    var size = text == null ? 0 : Utf8.length(text);
    if (size > LONGEST) {
      throw ApiException.validation(
          "Invalid %s: Expression size has exceeded the maximum allowed size;%s"
              .formatted(
                  name,
                  wording == Wording.OLDER && CONDITIONS.contains(name)
                      ? " expression size: " + size
                      : ""));
    }
  }

  /// Checks that values are not defined without an expression that can use them; a projection
  /// cannot.
  private void valuesHaveUse(List<String> expressions, List<String> present) {
    var withValues =
        expressions.stream().filter(name -> !name.equals("ProjectionExpression")).toList();
    if (request.has("ExpressionAttributeValues")
        && present.stream().noneMatch(withValues::contains)
        && !withValues.isEmpty()) {
      throw ApiException.validation(
          "ExpressionAttributeValues can only be specified when using expressions"
              + (wording == Wording.OLDER ? absent(withValues) : ""));
    }
  }

  private static String absent(List<String> expressions) {
    return ": %s %s null"
        .formatted(String.join(" and ", expressions), expressions.size() == 1 ? "is" : "are");
  }

  /// The expressions of the request, with checked placeholders.
  Expressions expressions() {
    var values = request.attributes("ExpressionAttributeValues");
    var expressions =
        new Expressions(
            request.stringMap("ExpressionAttributeNames"), values == null ? null : values.item());
    if (values != null && values.fault() != null) {
      throw ApiException.validation(
          switch (wording) {
            case NEWER -> values.fault().newer();
            case OLDER ->
                "ExpressionAttributeValues contains invalid value: %s for key %s"
                    .formatted(values.fault().older(), values.faultAt());
          });
    }
    return expressions;
  }

  /// The same for an operation without values.
  Expressions withoutValues() {
    return new Expressions(request.stringMap("ExpressionAttributeNames"), null);
  }
}
