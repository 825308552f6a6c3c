package com.callcat.dev.dynamodb.expression;

/// A token of an expression, and its position.
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    /// A name or a keyword.
    WORD,
    /// `#name`
    NAME,
    /// `:value`
    VALUE,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /// Whether it is this keyword, ignoring case.
  boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }
}
