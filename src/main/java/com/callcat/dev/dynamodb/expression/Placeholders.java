package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The definitions of the placeholders in a request's expressions.
///
/// @param names `#name` to attribute name
/// @param values `:value` to value
public record Placeholders(Map<String, String> names, Item values) {
  public static final Placeholders NONE = new Placeholders(Map.of(), Item.EMPTY);

  String name(String placeholder) {
    var name = names.get(placeholder);
    if (name == null) {
      throw new ExpressionException(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    return name;
  }

  Value value(String placeholder) {
    var value = values.get(placeholder);
    if (value == null) {
      throw new ExpressionException(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    return value;
  }

  /// The steps of a path: names as String, indexes of lists as Integer.
  List<Object> resolve(Node.Path path) {
    var steps = new ArrayList<>(path.steps().size());
    for (var step : path.steps()) {
      steps.add(
          switch (step) {
            case Node.Step.Name name -> name.name();
            case Node.Step.Placeholder placeholder -> name(placeholder.placeholder());
            case Node.Step.Index index -> index.index();
          });
    }
    return steps;
  }

  /// The value at a path in an item; null if there is none.
  @Nullable Value at(Node.Path path, Item item) {
    Value value = null;
    for (var step : path.steps()) {
      value =
          switch (step) {
            case Node.Step.Name name -> named(value, name.name(), item);
            case Node.Step.Placeholder placeholder ->
                named(value, name(placeholder.placeholder()), item);
            case Node.Step.Index index -> element(value, index.index());
          };
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  /// The value with a name: within a map, or at the first step, in the item itself.
  private static @Nullable Value named(@Nullable Value within, String name, Item item) {
    if (within == null) {
      return item.get(name);
    }
    return within instanceof Value.Document document ? document.map().get(name) : null;
  }

  private static @Nullable Value element(@Nullable Value within, int index) {
    return within instanceof Value.Items items && index < items.list().size()
        ? items.list().get(index)
        : null;
  }

  /// A path in the form of AWS's messages.
  static String show(List<Object> path) {
    return path.stream().map(step -> step instanceof Integer ? "[" + step + "]" : step).toList()
        + "";
  }
}
