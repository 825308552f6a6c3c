package com.callcat.dev.dynamodb.expression;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/// A cache of parsed expressions by their text, because programs send the same few again and again.
final class Cache<T> {
  private static final int KEPT = 1_000;

  private final LoadingCache<String, T> parsed;

  Cache(Function<String, T> parse) {
    this.parsed = Caffeine.newBuilder().maximumSize(KEPT).build(parse::apply);
  }

  /// @throws ExpressionException if it cannot be parsed; this is not cached
  T get(String text) {
    if (text.isBlank()) {
      throw new ExpressionException("The expression can not be empty;");
    }
    return parsed.get(text);
  }
}
