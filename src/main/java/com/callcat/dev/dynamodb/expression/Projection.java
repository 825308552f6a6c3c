package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Selects parts of an item: whole attributes, or values within maps and lists. The chosen elements
/// of a list keep their order, and the gaps between them are closed.
public final class Projection implements HasPaths {
  private static final Cache<Parsed> PARSED = new Cache<>(Parsed::of);

  private record Parsed(List<Node.Path> paths, Used used) {
    static Parsed of(String text) {
      var paths = ProjectionParser.parse(text);
      return new Parsed(paths, Used.in(paths));
    }
  }

  /// What is chosen below a value; if nothing is, the whole value is chosen.
  private static final class Branch {
    final Map<String, Branch> names = new LinkedHashMap<>();
    final Map<Integer, Branch> elements = new TreeMap<>();

    boolean isWhole() {
      return names.isEmpty() && elements.isEmpty();
    }
  }

  private final Branch root = new Branch();
  private final Set<String> documents = new LinkedHashSet<>();
  private final Used used;

  private Projection(List<List<Object>> paths, Used used) {
    this.used = used;
    paths.forEach(this::add);
  }

  /// @throws ExpressionException if it is wrong for any item
  static Projection of(String text, Placeholders placeholders) {
    var parsed = PARSED.get(text);
    parsed.paths().forEach(Checks::noReservedWords);
    var paths = parsed.paths().stream().map(placeholders::resolve).toList();
    Paths.areApart(paths, true);
    return new Projection(paths, parsed.used());
  }

  static Projection of(List<List<Object>> paths) {
    return new Projection(paths, new Used(Set.of(), Set.of()));
  }

  Used used() {
    return used;
  }

  private void add(List<Object> path) {
    var branch = root;
    for (var step : path) {
      branch =
          switch (step) {
            case String name -> branch.names.computeIfAbsent(name, _ -> new Branch());
            case Integer index -> branch.elements.computeIfAbsent(index, _ -> new Branch());
            default -> throw new IllegalStateException("no step: " + step);
          };
    }
    if (path.size() > 1) {
      documents.add((String) path.getFirst());
    }
  }

  /// The attributes that it chooses from.
  public Set<String> attributes() {
    return root.names.keySet();
  }

  @Override
  public Set<String> documents() {
    return documents;
  }

  public Item of(Item item) {
    return new Item(names(root, item.attributes()));
  }

  private static Map<String, Value> names(Branch branch, Map<String, Value> map) {
    var chosen = new LinkedHashMap<String, Value>();
    branch.names.forEach(
        (name, below) -> {
          var value = map.get(name);
          var part = value == null ? null : part(below, value);
          if (part != null) {
            chosen.put(name, part);
          }
        });
    return chosen;
  }

  private static @Nullable Value part(Branch branch, Value value) {
    if (branch.isWhole()) {
      return value;
    }
    return switch (value) {
      case Value.Document document -> {
        var chosen = names(branch, document.map());
        yield chosen.isEmpty() ? null : new Value.Document(chosen);
      }
      case Value.Items items -> {
        var chosen = elements(branch, items.list());
        yield chosen.isEmpty() ? null : new Value.Items(chosen);
      }
      case Value.Text _, Value.Decimal _, Value.Binary _, Value.Bool _, Value.Null _, Value.Set _ ->
          null;
    };
  }

  private static List<Value> elements(Branch branch, List<Value> list) {
    var chosen = new ArrayList<Value>();
    branch.elements.forEach(
        (index, below) -> {
          var part = index < list.size() ? part(below, list.get(index)) : null;
          if (part != null) {
            chosen.add(part);
          }
        });
    return chosen;
  }
}
