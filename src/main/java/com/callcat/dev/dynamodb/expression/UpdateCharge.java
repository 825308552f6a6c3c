package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Utf8;
import java.util.List;

/// The size that AWS computes for an update from the request alone, and limits. AWS does this in
/// most regions, without documenting it. Source: measured at AWS by dynamodb-conformance,
/// `itemSizeBySurface`.
final class UpdateCharge {
  private static final int UPDATE = 3;
  private static final int WRITE = 19;
  private static final int REMOVE = 1;
  private static final int READ = 1;
  private static final int ELEMENT_READ = 14;
  private static final int ELEMENT_WRITTEN = 4;
  private static final int PLUS = 34;
  private static final int MINUS = 37;
  private static final int LIST_APPEND = 37;
  private static final int IF_NOT_EXISTS = 39;

  private final Placeholders placeholders;

  UpdateCharge(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /// The size in bytes.
  int of(List<Action> actions) {
    var sum = UPDATE;
    for (var action : actions) {
      sum += target(action.path()) + of(action);
    }
    return sum;
  }

  private int of(Action action) {
    return switch (action) {
      case Action.Assign assign -> WRITE + operand(assign.value());
      case Action.Add add -> WRITE + operand(add.value());
      case Action.Remove _, Action.Delete _ -> REMOVE;
    };
  }

  /// The size of an operand. A value that is read from the item does not count, but its path does.
  private int operand(Node node) {
    return switch (node) {
      case Node.ValueOf value -> placeholders.value(value.placeholder()).size();
      case Node.Path path -> READ + elements(path, ELEMENT_READ);
      case Node.Arithmetic sum -> (sum.operator().equals("+") ? PLUS : MINUS) + operands(sum);
      case Node.Call call ->
          (call.function().equals("list_append") ? LIST_APPEND : IF_NOT_EXISTS) + operands(call);
      case Node.Test test -> operands(test);
    };
  }

  private int operands(Node node) {
    return node.children().stream().mapToInt(this::operand).sum();
  }

  /// The size of a path that is changed. Its attribute counts only with its name.
  private int target(Node.Path path) {
    return elements(path, ELEMENT_WRITTEN) - ELEMENT_WRITTEN;
  }

  private int elements(Node.Path path, int each) {
    var sum = 0;
    for (var element : placeholders.resolve(path)) {
      sum += each + Utf8.length(element.toString());
    }
    return sum;
  }
}
