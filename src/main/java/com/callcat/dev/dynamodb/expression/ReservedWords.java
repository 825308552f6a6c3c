package com.callcat.dev.dynamodb.expression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The words that cannot be used as names in an expression. Source: Developer Guide, "Reserved
/// words in DynamoDB".
final class ReservedWords {
  private static final Set<String> WORDS = read();

  private ReservedWords() {}

  static boolean contain(String name) {
    return WORDS.contains(name.toUpperCase(Locale.ROOT));
  }

  private static Set<String> read() {
    try (var file = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
      var bytes = Objects.requireNonNull(file, "reserved-words.txt").readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
