package com.callcat.http;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Guesses which name a misspelt one was meant to be.
final class Spelling {
  private static final int MOST_SLIPS = 2;

  private Spelling() {}

  /// The most similar name; null if none is similar.
  static @Nullable String nearest(String name, Collection<String> names) {
    return names.stream()
        .filter(candidate -> slips(name, candidate) <= MOST_SLIPS)
        .min(Comparator.comparingInt(candidate -> slips(name, candidate)))
        .orElse(null);
  }

  /// The Levenshtein distance, ignoring case.
  private static int slips(String from, String to) {
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }

  private static boolean same(char one, char other) {
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }
}
