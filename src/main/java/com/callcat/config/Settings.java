package com.callcat.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists all settings by reflection on the records of [Config]. Converts a [Config] to a table of
/// paths and values, and back.
final class Settings {
  private static final Map<String, Setting> ALL = new LinkedHashMap<>();
  private static final Set<String> SECTIONS = new HashSet<>();

  static {
    collect(Config.class, "");
  }

  private Settings() {}

  private static void collect(Class<?> section, String prefix) {
    for (var component : section.getRecordComponents()) {
      var path = prefix + component.getName();
      if (component.getType().isRecord()) {
        SECTIONS.add(path);
        collect(component.getType(), path + ".");
      } else {
        ALL.put(path, Setting.of(path, component));
      }
    }
  }

  /// All settings by their paths, in the order of [Config].
  static Map<String, Setting> all() {
    return Collections.unmodifiableMap(ALL);
  }

  static boolean isSection(String path) {
    return SECTIONS.contains(path);
  }

  static Map<String, @Nullable Object> values(Config config) {
    var values = new HashMap<String, @Nullable Object>();
    collect(config, "", values);
    return values;
  }

  private static void collect(Object section, String prefix, Map<String, @Nullable Object> values) {
    for (var component : section.getClass().getRecordComponents()) {
      var path = prefix + component.getName();
      var value = value(section, component);
      if (value != null && component.getType().isRecord()) {
        collect(value, path + ".", values);
      } else {
        values.put(path, value);
      }
    }
  }

  private static @Nullable Object value(Object section, RecordComponent component) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @param values one for each setting, as [Setting#typed] returns them
  static Config config(Map<String, @Nullable Object> values) {
    return (Config) section(Config.class, "", values);
  }

  private static Object section(
      Class<?> type, String prefix, Map<String, @Nullable Object> values) {
    var components = type.getRecordComponents();
    var arguments =
        Arrays.stream(components)
            .map(
                component -> {
                  var path = prefix + component.getName();
                  return component.getType().isRecord()
                      ? section(component.getType(), path + ".", values)
                      : values.get(path);
                })
            .toArray();
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
