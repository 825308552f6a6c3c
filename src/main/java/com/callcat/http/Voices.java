package com.callcat.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names of voices, as far as they can be told from anything else: only Retell knows them all.
final class Voices {
  static final String EXPECTATION = "must be made of A-Z a-z 0-9 . _ -";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

  private Voices() {}

  /// The voice; null if it cannot be one.
  static @Nullable String parse(String text) {
    return NAME.matcher(text).matches() ? text : null;
  }
}
