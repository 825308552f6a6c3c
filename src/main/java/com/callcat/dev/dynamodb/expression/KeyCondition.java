package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A key condition: one comparison for each of some attributes.
///
/// @param terms the comparisons by attribute
public record KeyCondition(Map<String, Term> terms) {
  private static final Set<String> COMPARATORS = Set.of("=", "<", "<=", ">", ">=");

  /// The comparison of one key attribute.
  ///
  /// @param operator a comparator with the attribute on its left, `BETWEEN` or `begins_with`
  public record Term(String operator, List<Value> values) {
    public Value value() {
      return values.getFirst();
    }
  }

  /// @throws ApiException if it is a condition, but not one on keys
  static KeyCondition of(Condition condition) {
    var terms = new LinkedHashMap<String, Term>();
    new Reading(condition.placeholders(), terms).read(condition.root());
    return new KeyCondition(terms);
  }

  private record Reading(Placeholders placeholders, Map<String, Term> terms) {
    void read(Node node) {
      switch (node) {
        case Node.And and -> {
          read(and.left());
          read(and.right());
        }
        case Node.Or _ -> throw invalidOperator("OR");
        case Node.Not _ -> throw invalidOperator("NOT");
        case Node.In _ -> throw invalidOperator("IN");
        case Node.Compare comparison -> compare(comparison);
        case Node.Between between -> {
          keyFirst("BETWEEN", between.operand());
          add(between.operand(), "BETWEEN", List.of(between.low(), between.high()));
        }
        case Node.Call call -> call(call);
        case Node.Path _, Node.ValueOf _, Node.Arithmetic _ ->
            throw new IllegalStateException("no condition: " + node);
      }
    }

    private void compare(Node.Compare comparison) {
      if (!COMPARATORS.contains(comparison.operator())) {
        throw invalidOperator(comparison.operator());
      }
      for (var side : comparison.children()) {
        if (side instanceof Node.Call) {
          throw ApiException.validation("KeyConditionExpressions cannot contain nested operations");
        }
      }
      var left = comparison.left() instanceof Node.Path;
      if (left && comparison.right() instanceof Node.Path) {
        throw invalidCondition("Multiple attribute names used in one condition");
      }
      if (!left && !(comparison.right() instanceof Node.Path)) {
        throw invalidCondition("No key attribute specified");
      }
      if (left) {
        add(comparison.left(), comparison.operator(), List.of(comparison.right()));
      } else {
        add(comparison.right(), mirrored(comparison.operator()), List.of(comparison.left()));
      }
    }

    private void call(Node.Call call) {
      if (call.function().equals("size")) {
        throw ApiException.validation("KeyConditionExpressions cannot contain nested operations");
      }
      if (!call.function().equals("begins_with")) {
        throw invalidOperator(call.function());
      }
      var key = call.arguments().getFirst();
      keyFirst("begins_with", key);
      add(key, "begins_with", List.of(call.arguments().getLast()));
    }

    private static void keyFirst(String operator, Node first) {
      if (!(first instanceof Node.Path)) {
        throw invalidCondition(
            operator + " operator must have the key attribute as its first operand");
      }
    }

    private void add(Node attribute, String operator, List<Node> operands) {
      var path = placeholders.resolve((Node.Path) attribute);
      if (path.size() > 1) {
        throw ApiException.validation(
            "KeyConditionExpressions cannot have conditions on nested attributes");
      }
      var values = operands.stream().map(this::literal).toList();
      if (terms.putIfAbsent((String) path.getFirst(), new Term(operator, values)) != null) {
        throw ApiException.validation(
            "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition"
                + " per key");
      }
    }

    private Value literal(Node node) {
      return switch (node) {
        case Node.ValueOf value -> placeholders.value(value.placeholder());
        case Node.Path _ ->
            throw invalidCondition("Multiple attribute names used in one condition");
        case Node.Call _, Node.Arithmetic _, Node.Test _ ->
            throw ApiException.validation(
                "KeyConditionExpressions cannot contain nested operations");
      };
    }

    private static String mirrored(String operator) {
      return switch (operator) {
        case "<" -> ">";
        case "<=" -> ">=";
        case ">" -> "<";
        case ">=" -> "<=";
        default -> operator;
      };
    }

    private static ApiException invalidOperator(String operator) {
      return ApiException.validation(
          "Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static ApiException invalidCondition(String what) {
      return ApiException.validation("Invalid condition in KeyConditionExpression: " + what);
    }
  }
}
