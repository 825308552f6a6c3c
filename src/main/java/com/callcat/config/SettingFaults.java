package com.callcat.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is wrong with the settings, so that all of it can be told at once.
final class SettingFaults {
  private static final int LONGEST_SHOWN = 80;
  private final List<String> sentences = new ArrayList<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  /// A setting has a value that it cannot have.
  ///
  /// @param rule what it must be, from "must" on
  void wrong(String path, @Nullable Object value, String rule) {
    var setting = Objects.requireNonNull(Settings.all().get(path), path);
    var but = setting.secret() ? "" : ", but " + shown(value);
    add("%s (%s) %s%s.".formatted(path, Setting.variable(path), rule, but));
  }

  /// @throws ConfigException when there are any
  void refuseAny() {
    if (sentences.size() == 1) {
      throw new ConfigException(sentences.getFirst());
    }
    if (!sentences.isEmpty()) {
      throw new ConfigException(
          "The settings have %d faults:\n- %s"
              .formatted(sentences.size(), String.join("\n- ", sentences)));
    }
  }

  /// Of what is no single value only the kind is told: what is in it may belong to another setting.
  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "is empty";
      case String text -> "is \"" + shown(text) + "\"";
      case List<?> _ -> "is a list";
      case Map<?, ?> _ -> "has settings below it";
      default -> "is " + value;
    };
  }

  /// In one line, and without a password that a URL may have.
  private static String shown(String text) {
    var line = text.replaceAll("\\p{Cntrl}", "?").replaceFirst("//[^/]*@", "//***@");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }
}
