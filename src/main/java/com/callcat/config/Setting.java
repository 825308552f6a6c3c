package com.callcat.config;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One setting, which is a component of a section of [Config]. Its value is read as a text, a list
/// or a map of YAML; an empty text means null.
///
/// @param path such as `http.port`
/// @param optional whether it may be null, which means "not configured"
/// @param secret whether its value is never shown
record Setting(String path, Kind kind, boolean optional, boolean secret) {
  static final String PREFIX = "CALLCAT_";

  enum Kind {
    TEXT("a text, in quotes if it begins with a bracket"),
    WHOLE_NUMBER("a whole number"),
    SWITCH("true or false"),
    LIST("a list such as [a, b]"),
    MAP("names and values such as {a: b}");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    static Kind of(Class<?> type) {
      if (type == String.class) {
        return TEXT;
      }
      if (type == int.class) {
        return WHOLE_NUMBER;
      }
      if (type == boolean.class) {
        return SWITCH;
      }
      if (type == List.class) {
        return LIST;
      }
      if (type == Map.class) {
        return MAP;
      }
      throw new IllegalStateException("no setting can be a " + type);
    }
  }

  static Setting of(String path, RecordComponent component) {
    return new Setting(
        path,
        Kind.of(component.getType()),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        component.isAnnotationPresent(Secret.class));
  }

  /// The environment variable of a setting, such as `CALLCAT_HTTP_PORT` for `http.port`.
  static String variable(String path) {
    return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /// The rule for its value, as a part of a sentence.
  String rule() {
    return "must be " + kind.words;
  }

  boolean fits(@Nullable Object value) {
    return switch (kind) {
      case TEXT -> value == null ? optional : value instanceof String;
      case WHOLE_NUMBER -> value instanceof String text && isWholeNumber(text);
      case SWITCH -> value instanceof String text && (text.equals("true") || text.equals("false"));
      case LIST -> value == null || isList(value);
      case MAP -> value == null || isMap(value);
    };
  }

  private static boolean isWholeNumber(String text) {
    try {
      Integer.parseInt(text);
      return true;
    } catch (NumberFormatException notOne) {
      return false;
    }
  }

  private static boolean isList(Object value) {
    return value instanceof List<?> items && items.stream().allMatch(String.class::isInstance);
  }

  private static boolean isMap(Object value) {
    return value instanceof Map<?, ?> map
        && map.keySet().stream().allMatch(String.class::isInstance)
        && map.values().stream().allMatch(each -> each == null || each instanceof String);
  }

  /// Converts a value that was read to the type in [Config]; null if it does not fit.
  @Nullable Object typed(@Nullable Object value) {
    return switch (kind) {
      case TEXT -> value;
      case WHOLE_NUMBER -> Integer.valueOf((String) Objects.requireNonNull(value));
      case SWITCH -> Boolean.valueOf((String) Objects.requireNonNull(value));
      case LIST -> value == null ? List.of() : List.copyOf((List<?>) value);
      case MAP -> value == null ? Map.of() : texts((Map<?, ?>) value);
    };
  }

  /// Converts a map to texts, in the same order. A missing value becomes an empty text.
  private static Map<String, String> texts(Map<?, ?> map) {
    var texts = new LinkedHashMap<String, String>();
    map.forEach((key, text) -> texts.put((String) key, text == null ? "" : (String) text));
    return Collections.unmodifiableMap(texts);
  }
}
