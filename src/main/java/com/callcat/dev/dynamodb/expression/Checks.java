package com.callcat.dev.dynamodb.expression;

import java.util.Map;

/// Checks that conditions and updates share.
final class Checks {
  private Checks() {}

  /// Checks that all functions are known. Inner functions are checked first, as AWS does.
  static void functionsAreKnown(Node node, Map<String, Integer> known) {
    node.children().forEach(child -> functionsAreKnown(child, known));
    if (node instanceof Node.Call call && !known.containsKey(call.function())) {
      throw new ExpressionException("Invalid function name; function: " + call.function());
    }
  }

  static void noReservedWords(Node node) {
    if (node instanceof Node.Path path) {
      for (var step : path.steps()) {
        if (step instanceof Node.Step.Name name && ReservedWords.contain(name.name())) {
          throw new ExpressionException(
              "Attribute name is a reserved keyword; reserved keyword: " + name.name());
        }
      }
    }
    node.children().forEach(Checks::noReservedWords);
  }

  /// Checks that all placeholders of names and values are defined, in the order of the text.
  static void placeholdersAreDefined(Node node, Placeholders placeholders) {
    namesAreDefined(node, placeholders);
    if (node instanceof Node.ValueOf value) {
      placeholders.value(value.placeholder());
    }
    node.children().forEach(child -> placeholdersAreDefined(child, placeholders));
  }

  private static void namesAreDefined(Node node, Placeholders placeholders) {
    if (node instanceof Node.Path path) {
      placeholders.resolve(path);
    }
  }

  static void argumentsAreComplete(Node node, Map<String, Integer> counts) {
    node.children().forEach(child -> argumentsAreComplete(child, counts));
    if (node instanceof Node.Call call
        && counts.getOrDefault(call.function(), -1) != call.arguments().size()) {
      throw Types.wrongCount(call.function(), call.arguments().size());
    }
  }
}
