package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Expressions;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Utf8;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which parameters with expressions a request has, and that they fit together.
final class ExpressionParameters {
  private static final int LONGEST = 4096;

  private ExpressionParameters() {}

  /// The older parameters that expressions took the place of are not served here; to mix both is
  /// told as AWS tells it.
  ///
  /// @param expressions those that the operation knows
  /// @param older the legacy parameters that the operation knows
  static void check(Struct request, List<String> expressions, List<String> older) {
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
    present.forEach(name -> isShort(name, request.string(name), expressions));
    if (present.isEmpty() && request.has("ExpressionAttributeNames")) {
      throw ApiException.validation(
          "ExpressionAttributeNames can only be specified when using expressions");
    }
    valuesHaveUse(request, expressions, present);
  }

  /// In bytes, as it is sent. AWS tells it in three ways: to those who write as a validation error,
  /// to those who scan with the size of their filter, to all others plainly.
  private static void isShort(String name, @Nullable String text, List<String> expressions) {
    var size = text == null ? 0 : Utf8.length(text);
    if (size <= LONGEST) {
      return;
    }
    var writes = expressions.contains("ConditionExpression");
    var scans = name.equals("FilterExpression") && !expressions.contains("KeyConditionExpression");
    throw ApiException.validation(
        "%sInvalid %s: Expression size has exceeded the maximum allowed size;%s"
            .formatted(
                writes ? "1 validation error detected: " : "",
                name,
                scans ? " expression size: " + size : ""));
  }

  /// A projection has no values.
  private static void valuesHaveUse(
      Struct request, List<String> expressions, List<String> present) {
    var withValues =
        expressions.stream().filter(name -> !name.equals("ProjectionExpression")).toList();
    if (request.has("ExpressionAttributeValues")
        && present.stream().noneMatch(withValues::contains)
        && !withValues.isEmpty()) {
      throw ApiException.validation(
          "ExpressionAttributeValues can only be specified when using expressions: %s %s null"
              .formatted(String.join(" and ", withValues), withValues.size() == 1 ? "is" : "are"));
    }
  }

  /// The expressions of the request; their placeholders are checked.
  static Expressions of(Struct request) {
    var values = request.attributes("ExpressionAttributeValues");
    var expressions =
        new Expressions(
            request.stringMap("ExpressionAttributeNames"), values == null ? null : values.item());
    if (values != null && values.fault() != null) {
      throw ApiException.validation(
          "ExpressionAttributeValues contains invalid value: %s for key %s"
              .formatted(values.fault(), values.faultAt()));
    }
    return expressions;
  }

  /// The same, of an operation that knows no values.
  static Expressions withoutValues(Struct request) {
    return new Expressions(request.stringMap("ExpressionAttributeNames"), null);
  }
}
