package com.callcat.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with the settings, so that everything can be reported at once.
final class SettingFaults {
  private static final int LONGEST_SHOWN = 80;
  private final List<String> sentences = new ArrayList<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  /// Notes an invalid value.
  ///
  /// @param rule the rule for the value, from "must" on
  void wrong(String path, @Nullable Object value, String rule) {
    var setting = Objects.requireNonNull(Settings.all().get(path), path);
    var but = setting.secret() ? "" : ", but " + shown(value);
    add("%s (%s) %s%s.".formatted(path, Setting.variable(path), rule, but));
  }

  /// @throws ConfigException if there are any faults
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

  /// Shows a value in a message. Of a list or a map only the type is shown, because its content may
  /// belong to another setting, which is secret.
  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "is empty";
      case String text -> "is \"" + shown(text) + "\"";
      case List<?> _ -> "is a list";
      case Map<?, ?> _ -> "has settings below it";
      default -> "is " + value;
    };
  }

  /// Shows a text in one line, without the password that a URL may contain.
  private static String shown(String text) {
    var line = text.replaceAll("\\p{Cntrl}", "?").replaceFirst("//[^/]*@", "//***@");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }
}
