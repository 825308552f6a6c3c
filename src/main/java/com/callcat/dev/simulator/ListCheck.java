package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The condition of a filter. A missing value fulfils none but `np`.
interface ListCheck {

  boolean passes(@Nullable Object value);

  /// Reads a filter.
  ///
  /// @throws Refusal 400 if it is none of Retell's forms of filters
  static ListCheck of(JsonObject spec) {
    var wanted = spec.getValue("value");
    return switch (string(spec.getValue("type")) + " " + string(spec.getValue("op"))) {
      case "string eq" -> text(wanted, String::equals);
      case "string ne" -> text(wanted, (value, other) -> !value.equals(other));
      case "string sw" -> text(wanted, String::startsWith);
      case "string ew" -> text(wanted, String::endsWith);
      case "string co" -> text(wanted, String::contains);
      case "number eq" -> comparing(wanted, order -> order == 0);
      case "number ne" -> comparing(wanted, order -> order != 0);
      case "number gt" -> comparing(wanted, order -> order > 0);
      case "number ge" -> comparing(wanted, order -> order >= 0);
      case "number lt" -> comparing(wanted, order -> order < 0);
      case "number le" -> comparing(wanted, order -> order <= 0);
      case "range bt" -> between(wanted);
      case "boolean eq" -> value -> value != null && value.equals(wanted);
      case "enum in" -> in(wanted);
      case "present pr" -> value -> value != null;
      case "present np" -> value -> value == null;
      default -> throw malformed();
    };
  }

  private static ListCheck text(@Nullable Object wanted, BiPredicate<String, String> good) {
    var other = string(wanted);
    return value -> value instanceof String text && good.test(text, other);
  }

  private static ListCheck comparing(@Nullable Object wanted, IntPredicate good) {
    var bound = number(wanted);
    return value ->
        value instanceof Number number && good.test(Double.compare(number.doubleValue(), bound));
  }

  /// A range, including both ends.
  private static ListCheck between(@Nullable Object wanted) {
    if (!(wanted instanceof JsonArray ends) || ends.size() != 2) {
      throw malformed();
    }
    var atLeast = comparing(ends.getValue(0), order -> order >= 0);
    var atMost = comparing(ends.getValue(1), order -> order <= 0);
    return value -> atLeast.passes(value) && atMost.passes(value);
  }

  private static ListCheck in(@Nullable Object wanted) {
    if (!(wanted instanceof JsonArray choices)) {
      throw malformed();
    }
    return value -> value != null && choices.contains(value);
  }

  private static String string(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw malformed();
  }

  private static double number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw malformed();
  }

  private static RetellError malformed() {
    return RetellError.badRequest("A filter is malformed.");
  }
}
