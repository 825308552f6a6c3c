package com.callcat.dev.dynamodb.expression;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/// Parsed expressions by their text: a program sends the same few over and over.
final class Cache<T> {
  private static final int KEPT = 1_000;

  private final LoadingCache<String, T> parsed;

  Cache(Function<String, T> parse) {
    this.parsed = Caffeine.newBuilder().maximumSize(KEPT).build(parse::apply);
  }

  /// @throws ExpressionException when it cannot be parsed; that is not kept
  T get(String text) {
    if (text.isBlank()) {
      throw new ExpressionException("The expression can not be empty;");
    }
    return parsed.get(text);
  }
}
