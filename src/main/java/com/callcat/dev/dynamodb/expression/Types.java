package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The types in an expression, as far as they are known without an item.
final class Types {
  static final Set<Type> ORDERED = Set.of(Type.S, Type.N, Type.B);
  static final Set<Type> WITHOUT_SIZE = Set.of(Type.N, Type.BOOL, Type.NULL);
  static final Set<Type> WITH_BEGINNING = Set.of(Type.S, Type.B);

  private static final String WRONG_TYPE =
      "Incorrect operand type for operator or function; %s: %s, operand type: %s";

  /// How AWS names an operator with an operand of a wrong type. In a key condition it calls it a
  /// function too.
  enum Naming {
    OPERATOR,
    OPERATOR_OR_FUNCTION
  }

  private final Placeholders placeholders;

  Types(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /// The type of a node; null if it depends on the item.
  @Nullable Type of(Node node) {
    return switch (node) {
      case Node.ValueOf value -> placeholders.value(value.placeholder()).type();
      case Node.Call call -> call.function().equals("size") ? Type.N : null;
      case Node.Path _, Node.Arithmetic _, Node.Test _ -> null;
    };
  }

  /// The type to which an update sets an attribute; null if it depends on the item. AWS uses the
  /// type of the second argument of `if_not_exists`.
  @Nullable Type result(Node node) {
    return switch (node) {
      case Node.Arithmetic _ -> Type.N;
      case Node.Call call when call.function().equals("list_append") -> Type.L;
      case Node.Call call -> result(call.arguments().getLast());
      case Node.ValueOf _, Node.Path _, Node.Test _ -> of(node);
    };
  }

  /// The value of a node, if it is in the request; else null.
  @Nullable Value literal(Node node) {
    return node instanceof Node.ValueOf value ? placeholders.value(value.placeholder()) : null;
  }

  /// @throws ExpressionException if the type is known and not one of these
  void require(String function, Node argument, Set<Type> allowed) {
    var type = of(argument);
    if (type != null && !allowed.contains(type)) {
      throw wrongType(function, type.name());
    }
  }

  static ExpressionException wrongType(String function, String type) {
    return new ExpressionException(WRONG_TYPE.formatted("operator or function", function, type));
  }

  static ExpressionException wrongOperand(String operator, String type) {
    return wrongOperand(Naming.OPERATOR, operator, type);
  }

  static ExpressionException wrongOperand(Naming naming, String operator, String type) {
    return switch (naming) {
      case OPERATOR -> new ExpressionException(WRONG_TYPE.formatted("operator", operator, type));
      case OPERATOR_OR_FUNCTION -> wrongType(operator, type);
    };
  }

  static ExpressionException wrongCount(String function, int count) {
    return new ExpressionException(
        "Incorrect number of operands for operator or function; operator or function: "
            + function
            + ", number of operands: "
            + count);
  }

  static ExpressionException notAPath(String function) {
    return new ExpressionException(
        "Operator or function requires a document path; operator or function: " + function);
  }
}
