package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An item while it is changed. Only the values on a changed path are copied. Elements of lists
/// keep their indexes until the end, so that all paths refer to the item as it was.
final class ItemEditor {
  private final Map<String, @Nullable Object> root;

  ItemEditor(Item item) {
    this.root = new LinkedHashMap<>(item.attributes());
  }

  @Nullable Value get(List<Object> path) {
    return frozen(child(container(path), path.getLast()));
  }

  void set(List<Object> path, Value value) {
    switch (container(path)) {
      case Thawed map -> map.entries.put((String) path.getLast(), value);
      case ThawedList list -> list.set((Integer) path.getLast(), value);
    }
  }

  void remove(List<Object> path) {
    switch (container(path)) {
      case Thawed map -> map.entries.remove((String) path.getLast());
      case ThawedList list -> list.remove((Integer) path.getLast());
    }
  }

  Item item() {
    return new Item(frozen(root));
  }

  /// A map or a list that can be changed.
  private sealed interface Container {}

  private record Thawed(Map<String, @Nullable Object> entries) implements Container {}

  private record ThawedList(List<@Nullable Object> elements) implements Container {
    void set(int index, Value value) {
      while (elements.size() <= index) {
        elements.add(null);
      }
      elements.set(index, value);
    }

    void remove(int index) {
      if (index < elements.size()) {
        elements.set(index, null);
      }
    }
  }

  /// The container that the last step of a path leads into.
  private Container container(List<Object> path) {
    Container container = new Thawed(root);
    for (var step : path.subList(0, path.size() - 1)) {
      container = thaw(container, step);
    }
    var fits =
        switch (container) {
          case Thawed _ -> path.getLast() instanceof String;
          case ThawedList _ -> path.getLast() instanceof Integer;
        };
    if (!fits) {
      throw invalidPath();
    }
    return container;
  }

  private static Container thaw(Container parent, Object step) {
    var child = child(parent, step);
    var thawed =
        switch (child) {
          case Container container -> container;
          case Value.Document document -> new Thawed(new LinkedHashMap<>(document.map()));
          case Value.Items items -> new ThawedList(new ArrayList<>(items.list()));
          case null, default -> throw invalidPath();
        };
    switch (parent) {
      case Thawed map -> map.entries.put((String) step, thawed);
      case ThawedList list -> list.elements.set((Integer) step, thawed);
    }
    return thawed;
  }

  private static @Nullable Object child(Container container, Object step) {
    return switch (container) {
      case Thawed map -> step instanceof String name ? map.entries.get(name) : null;
      case ThawedList list ->
          step instanceof Integer index && index < list.elements.size()
              ? list.elements.get(index)
              : null;
    };
  }

  private static ApiException invalidPath() {
    return ApiException.validation(
        "The document path provided in the update expression is invalid for update");
  }

  private static @Nullable Value frozen(@Nullable Object object) {
    return switch (object) {
      case null -> null;
      case Thawed map -> new Value.Document(frozen(map.entries));
      case ThawedList list -> {
        var elements = new ArrayList<Value>();
        for (var element : list.elements) {
          var value = frozen(element);
          if (value != null) {
            elements.add(value);
          }
        }
        yield new Value.Items(elements);
      }
      case Value value -> value;
      default -> throw new IllegalStateException("not of an item: " + object.getClass());
    };
  }

  private static Map<String, Value> frozen(Map<String, @Nullable Object> entries) {
    var map = new LinkedHashMap<String, Value>();
    entries.forEach(
        (name, object) -> {
          var value = frozen(object);
          if (value != null) {
            map.put(name, value);
          }
        });
    return map;
  }
}
