package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks for faults of an update that do not depend on the item, in AWS's order.
final class UpdateChecks {
  private static final Map<String, Integer> FUNCTIONS =
      Map.of("if_not_exists", 2, "list_append", 2);
  private static final Set<Type> LIST = Set.of(Type.L);

  private final List<Action> actions;
  private final List<Node> nodes;
  private final Placeholders placeholders;
  private final Types types;

  private UpdateChecks(UpdateParser.Parsed update, Placeholders placeholders) {
    this.actions = update.actions();
    this.nodes = update.nodes();
    this.placeholders = placeholders;
    this.types = new Types(placeholders);
  }

  static void check(UpdateParser.Parsed update, Placeholders placeholders) {
    var checks = new UpdateChecks(update, placeholders);
    checks.nodes.forEach(Checks::noReservedWords);
    checks.nodes.forEach(node -> Checks.functionsAreKnown(node, FUNCTIONS));
    if (update.repeatedClause() != null) {
      throw new ExpressionException(
          "The \"%s\" section can only be used once in an update expression;"
              .formatted(update.repeatedClause()));
    }
    checks.placeholders();
    Paths.areApart(checks.paths(), true);
    checks.operands();
    checks.functions();
  }

  /// Checks the placeholders: all names before all values.
  private void placeholders() {
    for (var node : nodes) {
      Paths.in(node, placeholders::resolve);
    }
    for (var node : nodes) {
      Checks.placeholdersAreDefined(node, placeholders);
    }
  }

  private List<List<Object>> paths() {
    return actions.stream().map(action -> placeholders.resolve(action.path())).toList();
  }

  private void operands() {
    for (var action : actions) {
      switch (action) {
        case Action.Add add -> canBeAdded(add);
        case Action.Delete delete -> isSet("DELETE", types.of(delete.value()));
        case Action.Assign _, Action.Remove _ -> {}
      }
    }
  }

  private void canBeAdded(Action.Add add) {
    if (types.of(add.value()) != Type.N) {
      isSet("ADD", types.of(add.value()));
    }
  }

  private static void isSet(String operator, @Nullable Type type) {
    if (type != null && !type.isSet()) {
      throw Types.wrongOperand(operator, longName(type));
    }
  }

  private static String longName(Type type) {
    return switch (type) {
      case S -> "STRING";
      case N -> "NUMBER";
      case B -> "BINARY";
      case NULL -> "NULL";
      case BOOL -> "BOOLEAN";
      case L -> "LIST";
      case M -> "MAP";
      case SS, NS, BS -> type.name();
    };
  }

  private void functions() {
    for (var action : actions) {
      if (action instanceof Action.Assign assign) {
        function(assign.value());
      }
    }
  }

  private void function(Node node) {
    node.children().forEach(this::function);
    switch (node) {
      case Node.Call call -> arguments(call);
      case Node.Arithmetic sum -> {
        types.require(sum.operator(), sum.left(), Set.of(Type.N));
        types.require(sum.operator(), sum.right(), Set.of(Type.N));
      }
      case Node.Path _, Node.ValueOf _, Node.Test _ -> {}
    }
  }

  private void arguments(Node.Call call) {
    if (call.arguments().size() != 2) {
      throw Types.wrongCount(call.function(), call.arguments().size());
    }
    if (call.function().equals("list_append")) {
      call.arguments().forEach(argument -> types.require(call.function(), argument, LIST));
    } else if (!(call.arguments().getFirst() instanceof Node.Path)) {
      throw Types.notAPath(call.function());
    }
  }
}
