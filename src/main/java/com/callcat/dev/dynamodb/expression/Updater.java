package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Numbers;
import com.callcat.dev.dynamodb.model.Sets;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies the actions of an update to an item. All values are computed from the item before the
/// update.
final class Updater {
  private final Placeholders placeholders;
  private final Item before;
  private final ItemEditor editor;

  Updater(Placeholders placeholders, Item before) {
    this.placeholders = placeholders;
    this.before = before;
    this.editor = new ItemEditor(before);
  }

  Item apply(List<Action> actions) {
    var values = new ArrayList<@Nullable Value>();
    for (var action : actions) {
      values.add(action instanceof Action.Assign assign ? valueOf(assign.value()) : null);
    }
    for (var i = 0; i < actions.size(); i++) {
      make(actions.get(i), values.get(i));
    }
    return editor.item();
  }

  private void make(Action action, @Nullable Value value) {
    var path = placeholders.resolve(action.path());
    switch (action) {
      case Action.Assign _ -> {
        if (value != null) {
          isNotTooDeep(path, value);
          editor.set(path, value);
        }
      }
      case Action.Remove _ -> remove(path);
      case Action.Add add ->
          editor.set(path, sum(editor.get(path), placeholders.value(add.value().placeholder())));
      case Action.Delete delete -> delete(path, delete);
    }
  }

  private static void isNotTooDeep(List<Object> path, Value value) {
    if (path.size() - 1 + value.depth() > Sizes.MAX_DEPTH) {
      throw ApiException.validation(Sizes.TOO_DEEP);
    }
  }

  /// Removes a value. If it does not exist, nothing changes, but its container must exist.
  private void remove(List<Object> path) {
    editor.remove(path);
  }

  private static Value sum(@Nullable Value old, Value added) {
    return switch (added) {
      case Value.Decimal number when old == null -> number;
      case Value.Decimal number when old instanceof Value.Decimal other ->
          Numbers.of(other.number().add(number.number()));
      case Value.Set set when old == null -> set;
      case Value.Set set when old instanceof Value.Set other && other.type() == set.type() ->
          Sets.union(other, set);
      default -> throw wrongType();
    };
  }

  private void delete(List<Object> path, Action.Delete delete) {
    var old = editor.get(path);
    if (old == null) {
      return;
    }
    if (!(old instanceof Value.Set set)
        || !(placeholders.value(delete.value().placeholder()) instanceof Value.Set gone)
        || set.type() != gone.type()) {
      throw wrongType();
    }
    var left = Sets.minus(set, gone);
    if (left == null) {
      editor.remove(path);
    } else {
      editor.set(path, left);
    }
  }

  private Value valueOf(Node node) {
    return switch (node) {
      case Node.ValueOf value -> placeholders.value(value.placeholder());
      case Node.Path path -> existing(path);
      case Node.Arithmetic sum -> arithmetic(sum);
      case Node.Call call ->
          call.function().equals("list_append") ? append(call) : ifNotExists(call);
      case Node.Test _ -> throw new IllegalStateException("no value: " + node);
    };
  }

  private Value existing(Node.Path path) {
    var value = placeholders.at(path, before);
    if (value == null) {
      throw ApiException.validation(
          "The provided expression refers to an attribute that does not exist in the item");
    }
    return value;
  }

  private Value arithmetic(Node.Arithmetic sum) {
    if (!(valueOf(sum.left()) instanceof Value.Decimal left)
        || !(valueOf(sum.right()) instanceof Value.Decimal right)) {
      throw wrongType();
    }
    return Numbers.of(
        sum.operator().equals("+")
            ? left.number().add(right.number())
            : left.number().subtract(right.number()));
  }

  private Value ifNotExists(Node.Call call) {
    var existing = placeholders.at((Node.Path) call.arguments().getFirst(), before);
    return existing == null ? valueOf(call.arguments().getLast()) : existing;
  }

  private Value append(Node.Call call) {
    if (!(valueOf(call.arguments().getFirst()) instanceof Value.Items left)
        || !(valueOf(call.arguments().getLast()) instanceof Value.Items right)) {
      throw wrongType();
    }
    var all = new ArrayList<>(left.list());
    all.addAll(right.list());
    return new Value.Items(all);
  }

  private static ApiException wrongType() {
    return ApiException.validation(
        "An operand in the update expression has an incorrect data type");
  }
}
