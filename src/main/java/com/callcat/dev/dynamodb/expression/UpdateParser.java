package com.callcat.dev.dynamodb.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses update expressions: at most one clause each of SET, REMOVE, ADD and DELETE, in any order.
final class UpdateParser extends Parser {
  private static final Set<String> KEYWORDS = Set.of("SET", "REMOVE", "ADD", "DELETE");

  private final List<Action> actions = new ArrayList<>();
  private final Set<String> clauses = new HashSet<>();
  private @Nullable String repeatedClause;

  private UpdateParser(String text) {
    super(text, KEYWORDS);
  }

  /// @param repeatedClause the first keyword that occurs twice; null if none does
  record Parsed(List<Action> actions, @Nullable String repeatedClause) {
    /// The paths and values, in the order of the text.
    List<Node> nodes() {
      var nodes = new ArrayList<Node>();
      for (var action : actions) {
        nodes.add(action.path());
        switch (action) {
          case Action.Assign assign -> nodes.add(assign.value());
          case Action.Add add -> nodes.add(add.value());
          case Action.Delete delete -> nodes.add(delete.value());
          case Action.Remove _ -> {}
        }
      }
      return nodes;
    }
  }

  static Parsed parse(String text) {
    var parser = new UpdateParser(text);
    do {
      parser.clause();
    } while (parser.peek().kind() != Token.Kind.END);
    return new Parsed(parser.actions, parser.repeatedClause);
  }

  private void clause() {
    var keyword = peek().text().toUpperCase(Locale.ROOT);
    if (peek().kind() != Token.Kind.WORD || !KEYWORDS.contains(keyword)) {
      throw syntaxError();
    }
    next();
    if (!clauses.add(keyword) && repeatedClause == null) {
      repeatedClause = keyword;
    }
    do {
      actions.add(action(keyword));
    } while (accept(","));
  }

  private Action action(String keyword) {
    var path = path();
    return switch (keyword) {
      case "SET" -> {
        expect("=");
        yield new Action.Assign(path, sum());
      }
      case "REMOVE" -> new Action.Remove(path);
      case "ADD" -> new Action.Add(path, value());
      default -> new Action.Delete(path, value());
    };
  }

  private Node sum() {
    var left = argument();
    if (peek().is("+") || peek().is("-")) {
      operator();
      return new Node.Arithmetic(next().text(), left, argument());
    }
    return left;
  }

  @Override
  Node argument() {
    if (accept("(")) {
      open();
      var inner = sum();
      expect(")");
      close();
      return inner;
    }
    if (peek().kind() == Token.Kind.VALUE) {
      return value();
    }
    return atCall() ? call() : path();
  }
}
