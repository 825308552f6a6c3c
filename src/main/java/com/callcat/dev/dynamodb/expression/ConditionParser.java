package com.callcat.dev.dynamodb.expression;

import java.util.ArrayList;
import java.util.Set;

/// Parses conditions, filters and key conditions. `NOT` has the highest precedence, then `AND`,
/// then `OR`.
final class ConditionParser extends Parser {
  private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

  private boolean redundantParentheses;

  /// The begin and the end of the last pair of parentheses.
  private int groupStart = -1;

  private int groupEnd = -1;

  private ConditionParser(String text) {
    super(text, KEYWORDS);
  }

  /// @param redundantParentheses whether two pairs of parentheses enclose the same
  record Parsed(Node root, boolean redundantParentheses) {}

  static Parsed parse(String text) {
    var parser = new ConditionParser(text);
    var root = parser.condition(parser.or());
    parser.expectEnd();
    return new Parsed(root, parser.redundantParentheses);
  }

  private boolean acceptOperator(String keyword) {
    var accepted = acceptWord(keyword);
    if (accepted) {
      operator();
    }
    return accepted;
  }

  /// Requires a condition: an operand alone is none.
  private Node condition(Node node) {
    if (node.isOperand()) {
      throw syntaxError();
    }
    return node;
  }

  private Node or() {
    var left = and();
    while (acceptOperator("OR")) {
      left = new Node.Or(condition(left), condition(and()));
    }
    return left;
  }

  private Node and() {
    var left = not();
    while (acceptOperator("AND")) {
      left = new Node.And(condition(left), condition(not()));
    }
    return left;
  }

  private Node not() {
    return acceptOperator("NOT") ? new Node.Not(condition(not())) : comparison();
  }

  private Node comparison() {
    var operand = operand();
    if (!comparisonFollows()) {
      return operand;
    }
    operator();
    value(operand);
    if (COMPARATORS.contains(peek().text()) && peek().kind() == Token.Kind.SIGN) {
      return new Node.Compare(next().text(), operand, value(operand()));
    }
    if (acceptWord("BETWEEN")) {
      var low = value(operand());
      if (!acceptWord("AND")) {
        throw syntaxError();
      }
      return new Node.Between(operand, low, value(operand()));
    }
    next();
    return in(operand);
  }

  private boolean comparisonFollows() {
    return (COMPARATORS.contains(peek().text()) && peek().kind() == Token.Kind.SIGN)
        || peek().isWord("BETWEEN")
        || peek().isWord("IN");
  }

  /// Requires a value: a condition cannot be compared.
  private Node value(Node node) {
    if (!node.isOperand() && !(node instanceof Node.Call)) {
      throw syntaxError();
    }
    return node;
  }

  private Node in(Node operand) {
    expect("(");
    var options = new ArrayList<Node>();
    do {
      options.add(value(operand()));
    } while (accept(","));
    expect(")");
    return new Node.In(operand, options);
  }

  @Override
  Node argument() {
    return value(operand());
  }

  /// Parses an operand, or a condition in parentheses, which begins in the same way.
  private Node operand() {
    if (accept("(")) {
      return group();
    }
    if (peek().kind() == Token.Kind.VALUE) {
      return value();
    }
    return atCall() ? call() : path();
  }

  private Node group() {
    open();
    var start = position();
    var inner = or();
    close();
    if (groupStart == start && groupEnd == position()) {
      redundantParentheses = true;
    }
    expect(")");
    groupStart = start - 1;
    groupEnd = position();
    return inner;
  }
}
