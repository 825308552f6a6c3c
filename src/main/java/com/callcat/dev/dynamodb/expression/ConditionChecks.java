package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Comparison;
import com.callcat.dev.dynamodb.model.Numbers;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.Map;
import java.util.Set;

/// Checks for faults of a condition that do not depend on the item, in AWS's order.
final class ConditionChecks {
  private static final Map<String, Integer> FUNCTIONS =
      Map.of(
          "attribute_exists", 1,
          "attribute_not_exists", 1,
          "attribute_type", 2,
          "begins_with", 2,
          "contains", 2,
          "size", 1);
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
  private static final int MOST_OPTIONS = 100;

  private final Placeholders placeholders;
  private final Types types;
  private final Types.Naming naming;

  private ConditionChecks(Placeholders placeholders, Types.Naming naming) {
    this.placeholders = placeholders;
    this.naming = naming;
    this.types = new Types(placeholders);
  }

  static void check(
      ConditionParser.Parsed condition, Placeholders placeholders, Types.Naming naming) {
    if (condition.redundantParentheses()) {
      throw Parser.redundantParentheses();
    }
    Checks.functionsAreKnown(condition.root(), FUNCTIONS);
    functionsAreInPlace(condition.root());
    Checks.noReservedWords(condition.root());
    new ConditionChecks(placeholders, naming).conditions(condition.root());
  }

  /// Checks that functions are used in the right places. Only `size` has a value, and it is no
  /// condition.
  private static void functionsAreInPlace(Node node) {
    switch (node) {
      case Node.And _, Node.Or _, Node.Not _ ->
          node.children().forEach(ConditionChecks::functionsAreInPlace);
      case Node.Path _, Node.ValueOf _ -> {}
      case Node.Call call -> {
        notSize(call);
        operandsAreValues(call);
      }
      case Node.Arithmetic _, Node.Compare _, Node.Between _, Node.In _ -> operandsAreValues(node);
    }
  }

  private static void notSize(Node.Call call) {
    if (call.function().equals("size")) {
      throw misplaced(call);
    }
  }

  private static void operandsAreValues(Node node) {
    for (var operand : node.children()) {
      if (operand instanceof Node.Call call) {
        if (!call.function().equals("size")) {
          throw misplaced(call);
        }
        operandsAreValues(call);
      }
    }
  }

  private static ExpressionException misplaced(Node.Call call) {
    return new ExpressionException(
        "The function is not allowed to be used this way in an expression; function: "
            + call.function());
  }

  /// Checks each condition by itself, from left to right.
  private void conditions(Node node) {
    if (node instanceof Node.And || node instanceof Node.Or || node instanceof Node.Not) {
      node.children().forEach(this::conditions);
      return;
    }
    Checks.placeholdersAreDefined(node, placeholders);
    Checks.argumentsAreComplete(node, FUNCTIONS);
    operandsDiffer(node);
    operandsFit(node);
  }

  private void operandsDiffer(Node node) {
    var operator =
        switch (node) {
          case Node.Compare comparison -> comparison.operator();
          case Node.Call call -> call.function();
          case Node.Path _,
              Node.ValueOf _,
              Node.Arithmetic _,
              Node.Between _,
              Node.In _,
              Node.And _,
              Node.Or _,
              Node.Not _ ->
              "";
        };
    var operands = node.children();
    if (!operator.isEmpty()
        && operands.size() == 2
        && operands.getFirst() instanceof Node.Path first
        && operands.getLast() instanceof Node.Path second
        && placeholders.resolve(first).equals(placeholders.resolve(second))) {
      throw new ExpressionException(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: "
              + Placeholders.show(placeholders.resolve(first)));
    }
  }

  private void operandsFit(Node node) {
    node.children().forEach(this::operandsFit);
    switch (node) {
      case Node.Call call -> argumentsFit(call);
      case Node.Compare comparison -> orderExists(comparison);
      case Node.Between between -> boundsFit(between);
      case Node.In in -> optionsAreFew(in);
      case Node.Path _, Node.ValueOf _, Node.Arithmetic _, Node.And _, Node.Or _, Node.Not _ -> {}
    }
  }

  private void argumentsFit(Node.Call call) {
    var first = call.arguments().getFirst();
    switch (call.function()) {
      case "attribute_exists", "attribute_not_exists" -> {
        if (!(first instanceof Node.Path)) {
          throw Types.notAPath(call.function());
        }
      }
      case "begins_with" -> {
        for (var argument : call.arguments()) {
          types.require(call.function(), argument, Types.WITH_BEGINNING);
        }
      }
      case "attribute_type" -> typeIsNamed(call);
      case "size" -> {
        var type = types.of(first);
        if (type != null && Types.WITHOUT_SIZE.contains(type)) {
          throw Types.wrongType(call.function(), type.name());
        }
      }
      default -> {}
    }
  }

  private void typeIsNamed(Node.Call call) {
    var literal = types.literal(call.arguments().getLast());
    if (!(literal instanceof Value.Text name)) {
      throw Types.wrongType(
          call.function(),
          literal == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : literal.type().name());
    }
    for (var type : Type.values()) {
      if (type.name().equals(name.text())) {
        return;
      }
    }
    throw new ExpressionException(
        "Invalid attribute type name found; type: "
            + name.text()
            + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
  }

  private void orderExists(Node.Compare comparison) {
    if (!ORDER.contains(comparison.operator())) {
      return;
    }
    for (var operand : comparison.children()) {
      var type = types.of(operand);
      if (type != null && !Types.ORDERED.contains(type)) {
        throw Types.wrongOperand(naming, comparison.operator(), type.name());
      }
    }
  }

  private void boundsFit(Node.Between between) {
    var low = types.literal(between.low());
    var high = types.literal(between.high());
    if (low == null || high == null) {
      return;
    }
    if (low.type() != high.type()) {
      throw bounds("requires same data type for lower and upper bounds", low, high);
    }
    if (!Types.ORDERED.contains(low.type())) {
      throw Types.wrongOperand(naming, "BETWEEN", low.type().name());
    }
    if (Comparison.compare(low, high).orElse(0) > 0) {
      throw bounds("requires upper bound to be greater than or equal to lower bound", low, high);
    }
  }

  private static ExpressionException bounds(String rule, Value low, Value high) {
    return new ExpressionException(
        "The BETWEEN operator %s; lower bound operand: %s, upper bound operand: %s"
            .formatted(rule, show(low), show(high)));
  }

  private static String show(Value value) {
    var text =
        switch (value) {
          case Value.Text string -> string.text();
          case Value.Decimal number -> Numbers.plain(number.number());
          case Value.Binary binary -> binary.bytes().toString();
          case Value.Bool bool -> String.valueOf(bool.is());
          case Value.Null _ -> "true";
          case Value.Set _, Value.Items _, Value.Document _ -> "…";
        };
    return "AttributeValue: {" + value.type() + ":" + text + "}";
  }

  private static void optionsAreFew(Node.In in) {
    if (in.options().size() > MOST_OPTIONS) {
      throw new ExpressionException(
          "The IN operator is provided with too many operands; number of operands: "
              + in.options().size());
    }
  }
}
