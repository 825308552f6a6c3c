package com.callcat.dev.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/// Splits an expression into tokens. An invalid character becomes a token of its own, at which the
/// parser then fails.
final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// The tokens; the last one marks the end.
  static List<Token> tokens(String text) {
    var lexer = new Lexer(text);
    while (lexer.skipBlanks()) {
      lexer.read();
    }
    lexer.tokens.add(new Token(Token.Kind.END, "<EOF>", text.length(), text.length()));
    return lexer.tokens;
  }

  private boolean skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private void read() {
    var first = text.charAt(at);
    if (isLetter(first)) {
      add(Token.Kind.WORD, wordFrom(at));
    } else if (isDigit(first)) {
      add(Token.Kind.NUMBER, digitsFrom(at));
    } else if ((first == '#' || first == ':') && wordFrom(at + 1) > at + 1) {
      add(first == '#' ? Token.Kind.NAME : Token.Kind.VALUE, wordFrom(at + 1));
    } else {
      add(Token.Kind.SIGN, at + signLength());
    }
  }

  private int signLength() {
    return text.startsWith("<>", at) || text.startsWith("<=", at) || text.startsWith(">=", at)
        ? 2
        : 1;
  }

  private int wordFrom(int start) {
    var end = start;
    while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private int digitsFrom(int start) {
    var end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at, end));
    at = end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
