package com.callcat.dev.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/// A node of the syntax tree of an expression, with its placeholders.
sealed interface Node {
  /// A path to an attribute, or to a value within it.
  record Path(List<Step> steps) implements Node {}

  /// One step of a path.
  sealed interface Step {
    record Name(String name) implements Step {}

    record Placeholder(String placeholder) implements Step {}

    record Index(int index) implements Step {}
  }

  /// `:value`
  record ValueOf(String placeholder) implements Node {}

  /// A function call, whose function may be unknown.
  record Call(String function, List<Node> arguments) implements Node {}

  /// `+` or `-`
  record Arithmetic(String operator, Node left, Node right) implements Node {}

  /// A condition, which is true or false for an item.
  sealed interface Test extends Node {}

  record Compare(String operator, Node left, Node right) implements Test {}

  record Between(Node operand, Node low, Node high) implements Test {}

  record In(Node operand, List<Node> options) implements Test {}

  record And(Node left, Node right) implements Test {}

  record Or(Node left, Node right) implements Test {}

  record Not(Node negated) implements Test {}

  /// The direct children, in the order of the text.
  default List<Node> children() {
    return switch (this) {
      case Path _, ValueOf _ -> List.of();
      case Call call -> call.arguments();
      case Arithmetic sum -> List.of(sum.left(), sum.right());
      case Compare comparison -> List.of(comparison.left(), comparison.right());
      case Between between -> List.of(between.operand(), between.low(), between.high());
      case In in -> {
        var all = new ArrayList<Node>();
        all.add(in.operand());
        all.addAll(in.options());
        yield all;
      }
      case And and -> List.of(and.left(), and.right());
      case Or or -> List.of(or.left(), or.right());
      case Not not -> List.of(not.negated());
    };
  }

  /// Whether it is a value and not a condition.
  default boolean isOperand() {
    return switch (this) {
      case Path _, ValueOf _, Arithmetic _ -> true;
      case Call _, Test _ -> false;
    };
  }
}
