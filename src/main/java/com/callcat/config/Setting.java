package com.callcat.config;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One setting: a component of a section of [Config]. A value comes as a text, a list or a map, as
/// YAML has them; a text that is empty is null.
///
/// @param path as `http.port`
/// @param optional may be null, which is "not configured"
/// @param secret its value is never shown
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

  /// The variable of the environment that sets a path: `http.port` is `CALLCAT_HTTP_PORT`.
  static String variable(String path) {
    return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /// What a value of it must be.
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

  /// A value that fits, as [Config] has it.
  @Nullable Object typed(@Nullable Object value) {
    return switch (kind) {
      case TEXT -> value;
      case WHOLE_NUMBER -> Integer.valueOf((String) Objects.requireNonNull(value));
      case SWITCH -> Boolean.valueOf((String) Objects.requireNonNull(value));
      case LIST -> value == null ? List.of() : List.copyOf((List<?>) value);
      case MAP -> value == null ? Map.of() : texts((Map<?, ?>) value);
    };
  }

  /// In their order; what has no value has an empty one.
  private static Map<String, String> texts(Map<?, ?> map) {
    var texts = new LinkedHashMap<String, String>();
    map.forEach((key, text) -> texts.put((String) key, text == null ? "" : (String) text));
    return Collections.unmodifiableMap(texts);
  }
}
