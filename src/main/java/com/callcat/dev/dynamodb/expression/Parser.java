package com.callcat.dev.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the parsers of all kinds of expressions have in common: tokens, paths and function calls.
abstract class Parser {
  private static final int MOST_OPERATORS = 300;
  private static final int LONGEST_PATH = 32;

  private final String text;
  private final List<Token> tokens;
  private final Set<String> keywords;
  private int at;
  private int operators;
  private int groups;

  /// @param keywords in upper case: words that are not names in this kind of expression
  Parser(String text, Set<String> keywords) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
    this.keywords = keywords;
  }

  /// The position of the next token.
  int position() {
    return at;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    return tokens.get(at++);
  }

  boolean accept(String sign) {
    if (peek().is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  boolean acceptWord(String keyword) {
    if (peek().isWord(keyword)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String sign) {
    if (!accept(sign)) {
      throw syntaxError();
    }
  }

  void expectEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw syntaxError();
    }
  }

  /// A syntax error at the next token. Like AWS, it also shows the tokens before and after it.
  ExpressionException syntaxError() {
    var token = peek();
    var from = at > 0 ? tokens.get(at - 1).start() : token.start();
    var to = at + 1 < tokens.size() ? tokens.get(at + 1).end() : token.end();
    return new ExpressionException(
        "Syntax error; token: \"%s\", near: \"%s\""
            .formatted(token.text(), text.substring(from, to)));
  }

  /// Counts an operator or a function.
  void operator() {
    if (++operators > MOST_OPERATORS) {
      throw new ExpressionException(
          "The expression contains too many operators; operator count: " + operators);
    }
  }

  /// Notes an opening parenthesis.
  void open() {
    // With this many parentheses and so few operators, some must be redundant.
    if (++groups > MOST_OPERATORS) {
      throw redundantParentheses();
    }
  }

  /// Notes a closing parenthesis.
  void close() {
    groups--;
  }

  static ExpressionException redundantParentheses() {
    return new ExpressionException("The expression has redundant parentheses;");
  }

  boolean isName(Token token) {
    return switch (token.kind()) {
      case NAME -> true;
      case WORD -> !keywords.contains(token.text().toUpperCase(Locale.ROOT));
      case VALUE, NUMBER, SIGN, END -> false;
    };
  }

  /// Whether the next tokens are a word and a parenthesis.
  boolean atCall() {
    return peek().kind() == Token.Kind.WORD
        && isName(peek())
        && at + 1 < tokens.size()
        && tokens.get(at + 1).is("(");
  }

  Node.Call call() {
    operator();
    var function = next().text();
    expect("(");
    var arguments = new ArrayList<Node>();
    do {
      arguments.add(argument());
    } while (accept(","));
    expect(")");
    return new Node.Call(function, arguments);
  }

  /// An argument of a function.
  abstract Node argument();

  Node.ValueOf value() {
    if (peek().kind() != Token.Kind.VALUE) {
      throw syntaxError();
    }
    return new Node.ValueOf(next().text());
  }

  Node.Path path() {
    var steps = new ArrayList<Node.Step>();
    steps.add(name());
    while (true) {
      if (accept(".")) {
        steps.add(name());
      } else if (accept("[")) {
        steps.add(index());
        expect("]");
      } else {
        return new Node.Path(notTooLong(steps));
      }
    }
  }

  private static List<Node.Step> notTooLong(List<Node.Step> steps) {
    if (steps.size() > LONGEST_PATH) {
      throw new ExpressionException(
          "The document path has too many nesting elements; nesting levels: " + steps.size());
    }
    return steps;
  }

  private Node.Step name() {
    if (!isName(peek())) {
      throw syntaxError();
    }
    var token = next();
    return token.kind() == Token.Kind.NAME
        ? new Node.Step.Placeholder(token.text())
        : new Node.Step.Name(token.text());
  }

  private Node.Step index() {
    if (peek().kind() != Token.Kind.NUMBER) {
      throw syntaxError();
    }
    try {
      return new Node.Step.Index(Integer.parseInt(next().text()));
    } catch (NumberFormatException _) {
      throw new ExpressionException("List index is not within the allowable range;");
    }
  }
}
