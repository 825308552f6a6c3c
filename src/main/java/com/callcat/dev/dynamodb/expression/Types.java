package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the types in an expression before any item is looked at.
final class Types {
  static final Set<Type> ORDERED = Set.of(Type.S, Type.N, Type.B);
  static final Set<Type> WITHOUT_SIZE = Set.of(Type.N, Type.BOOL, Type.NULL);
  static final Set<Type> WITH_BEGINNING = Set.of(Type.S, Type.B);

  private static final String WRONG_TYPE =
      "Incorrect operand type for operator or function; %s: %s, operand type: %s";

  /// What AWS calls an operator with an operand of a wrong type: in a condition on keys it is not
  /// told apart from a function.
  enum Naming {
    OPERATOR,
    OPERATOR_OR_FUNCTION
  }

  private final Placeholders placeholders;

  Types(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /// Null when only an item can tell.
  @Nullable Type of(Node node) {
    return switch (node) {
      case Node.ValueOf value -> placeholders.value(value.placeholder()).type();
      case Node.Call call -> call.function().equals("size") ? Type.N : null;
      case Node.Path _, Node.Arithmetic _, Node.Test _ -> null;
    };
  }

  /// What an update sets an attribute to; null when only an item can tell. AWS takes the second
  /// argument of `if_not_exists` for its result.
  @Nullable Type result(Node node) {
    return switch (node) {
      case Node.Arithmetic _ -> Type.N;
      case Node.Call call when call.function().equals("list_append") -> Type.L;
      case Node.Call call -> result(call.arguments().getLast());
      case Node.ValueOf _, Node.Path _, Node.Test _ -> of(node);
    };
  }

  /// The value, where it stands in the request.
  @Nullable Value literal(Node node) {
    return node instanceof Node.ValueOf value ? placeholders.value(value.placeholder()) : null;
  }

  /// @throws ExpressionException when the type is known and is not one of these
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
