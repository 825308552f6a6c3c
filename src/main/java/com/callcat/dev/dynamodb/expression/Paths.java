package com.callcat.dev.dynamodb.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The paths of an expression.
final class Paths {
  private Paths() {}

  static void in(Node node, Consumer<Node.Path> use) {
    if (node instanceof Node.Path path) {
      use.accept(path);
    }
    node.children().forEach(child -> in(child, use));
  }

  /// The attributes that the paths of these nodes lead into.
  static Set<String> documents(List<? extends Node> nodes, Placeholders placeholders) {
    var names = new LinkedHashSet<String>();
    for (var node : nodes) {
      in(
          node,
          path -> {
            if (path.steps().size() > 1) {
              names.add((String) placeholders.resolve(path).getFirst());
            }
          });
    }
    return names;
  }

  /// Checks that no two paths overlap. None may be equal to the other or lead into it. Where two
  /// paths fork, both must treat the value as the same kind: a map or a list.
  ///
  /// @param conflicts whether different kinds at a fork are refused too
  static void areApart(List<List<Object>> paths, boolean conflicts) {
    for (var second = 1; second < paths.size(); second++) {
      for (var first = 0; first < second; first++) {
        overlap(paths.get(first), paths.get(second));
      }
    }
    if (conflicts) {
      for (var second = 1; second < paths.size(); second++) {
        for (var first = 0; first < second; first++) {
          conflict(paths.get(first), paths.get(second));
        }
      }
    }
  }

  private static void overlap(List<Object> one, List<Object> two) {
    var common = Math.min(one.size(), two.size());
    if (one.subList(0, common).equals(two.subList(0, common))) {
      throw clash("overlap", one, two);
    }
  }

  private static void conflict(List<Object> one, List<Object> two) {
    var common = Math.min(one.size(), two.size());
    for (var i = 0; i < common; i++) {
      if (!one.get(i).getClass().equals(two.get(i).getClass())) {
        throw clash("conflict", one, two);
      }
      if (!one.get(i).equals(two.get(i))) {
        return;
      }
    }
  }

  private static ExpressionException clash(String how, List<Object> one, List<Object> two) {
    return new ExpressionException(
        "Two document paths %s with each other; must remove or rewrite one of these paths; path one: %s, path two: %s"
            .formatted(how, Placeholders.show(one), Placeholders.show(two)));
  }
}
