package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Utf8;
import java.util.List;

/// What an update by itself takes of the size that it may have. AWS reckons it from the request
/// alone, in most regions, and documents it nowhere. Source: measured at AWS by
/// dynamodb-conformance, `itemSizeBySurface`.
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

  /// In bytes.
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

  /// What is read from the item costs nothing, but its path does.
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

  /// Its attribute is charged by its name alone.
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
