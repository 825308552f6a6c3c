package com.callcat.dev.dynamodb.expression;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The placeholders that an expression uses.
record Used(Set<String> names, Set<String> values) {
  static Used in(Collection<? extends Node> nodes) {
    var used = new Used(new HashSet<>(), new HashSet<>());
    nodes.forEach(used::add);
    return used;
  }

  private void add(Node node) {
    if (node instanceof Node.ValueOf value) {
      values.add(value.placeholder());
    } else if (node instanceof Node.Path path) {
      for (var step : path.steps()) {
        if (step instanceof Node.Step.Placeholder placeholder) {
          names.add(placeholder.placeholder());
        }
      }
    }
    node.children().forEach(this::add);
  }
}
