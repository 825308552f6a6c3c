package com.callcat.dev.dynamodb.expression;

/// A word or sign of an expression, and where it stands.
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

  /// Keywords are known in any case.
  boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }
}
