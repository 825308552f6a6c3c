package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Comparison;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Evaluates a condition on an item. A missing value is equal to nothing, and has no order.
final class Evaluator {
  private final Placeholders placeholders;

  Evaluator(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  boolean holds(Node condition, Item item) {
    return switch (condition) {
      case Node.And and -> holds(and.left(), item) && holds(and.right(), item);
      case Node.Or or -> holds(or.left(), item) || holds(or.right(), item);
      case Node.Not not -> !holds(not.negated(), item);
      case Node.Compare comparison -> compares(comparison, item);
      case Node.Between between -> isBetween(between, item);
      case Node.In in -> isIn(in, item);
      case Node.Call call -> isTrue(call, item);
      case Node.Path _, Node.ValueOf _, Node.Arithmetic _ ->
          throw new IllegalStateException("no condition: " + condition);
    };
  }

  private boolean compares(Node.Compare comparison, Item item) {
    var left = value(comparison.left(), item);
    var right = value(comparison.right(), item);
    return switch (comparison.operator()) {
      case "=" -> left != null && left.equals(right);
      case "<>" -> left == null || !left.equals(right);
      case "<" -> order(left, right).orElse(0) < 0;
      case ">" -> order(left, right).orElse(0) > 0;
      case "<=" -> order(left, right).orElse(1) <= 0;
      case ">=" -> order(left, right).orElse(-1) >= 0;
      default -> throw new IllegalStateException("no comparator: " + comparison.operator());
    };
  }

  private static OptionalInt order(@Nullable Value left, @Nullable Value right) {
    return left == null || right == null ? OptionalInt.empty() : Comparison.compare(left, right);
  }

  private boolean isBetween(Node.Between between, Item item) {
    var value = value(between.operand(), item);
    return order(value, value(between.low(), item)).orElse(-1) >= 0
        && order(value, value(between.high(), item)).orElse(1) <= 0;
  }

  private boolean isIn(Node.In in, Item item) {
    var value = value(in.operand(), item);
    for (var option : in.options()) {
      if (value != null && value.equals(value(option, item))) {
        return true;
      }
    }
    return false;
  }

  private boolean isTrue(Node.Call call, Item item) {
    var subject = value(call.arguments().getFirst(), item);
    var argument = call.arguments().size() < 2 ? null : value(call.arguments().getLast(), item);
    return switch (call.function()) {
      case "attribute_exists" -> subject != null;
      case "attribute_not_exists" -> subject == null;
      case "attribute_type" ->
          subject != null
              && argument instanceof Value.Text type
              && subject.type().name().equals(type.text());
      case "begins_with" -> beginsWith(subject, argument);
      case "contains" -> contains(subject, argument);
      default -> throw new IllegalStateException("no condition: " + call.function());
    };
  }

  private static boolean beginsWith(@Nullable Value subject, @Nullable Value beginning) {
    return switch (subject) {
      case Value.Text text when beginning instanceof Value.Text prefix ->
          text.text().startsWith(prefix.text());
      case Value.Binary binary when beginning instanceof Value.Binary prefix ->
          binary.bytes().startsWith(prefix.bytes());
      case null, default -> false;
    };
  }

  private static boolean contains(@Nullable Value subject, @Nullable Value part) {
    return switch (subject) {
      case Value.Text text when part instanceof Value.Text substring ->
          text.text().contains(substring.text());
      case Value.Binary binary when part instanceof Value.Binary bytes ->
          binary.bytes().contains(bytes.bytes());
      case Value.Set set when part != null -> set.members().contains(part);
      case Value.Items items when part != null -> items.list().contains(part);
      case null, default -> false;
    };
  }

  /// The value of an operand; null if there is none.
  @Nullable Value value(Node operand, Item item) {
    return switch (operand) {
      case Node.Path path -> placeholders.at(path, item);
      case Node.ValueOf value -> placeholders.value(value.placeholder());
      case Node.Call call -> size(value(call.arguments().getFirst(), item));
      case Node.Arithmetic _, Node.Test _ ->
          throw new IllegalStateException("no operand: " + operand);
    };
  }

  /// The result of `size`. For a string it is its length in UTF-16, as was observed at AWS.
  private static @Nullable Value size(@Nullable Value value) {
    return switch (value) {
      case Value.Text text -> number(text.text().length());
      case Value.Binary binary -> number(binary.bytes().length());
      case Value.Set set -> number(set.members().size());
      case Value.Items items -> number(items.list().size());
      case Value.Document document -> number(document.map().size());
      case null, default -> null;
    };
  }

  private static Value number(int number) {
    var decimal = BigDecimal.valueOf(number);
    return new Value.Decimal(number == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros());
  }
}
