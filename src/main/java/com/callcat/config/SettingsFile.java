package com.callcat.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Parses settings in YAML into a table of paths and values. Every value is read as a text. YAML
/// would parse `+14155550142` and `0123` as numbers, and drop their first characters.
final class SettingsFile {
  private final String name;
  private final SettingFaults faults;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  private SettingsFile(String name, SettingFaults faults) {
    this.name = name;
    this.faults = faults;
  }

  static Map<String, @Nullable Object> read(Path file, SettingFaults faults) {
    var name = "The settings file " + file;
    try {
      return parse(name, Files.readString(file), faults);
    } catch (CharacterCodingException notText) {
      faults.add(name + " is not in UTF-8.");
    } catch (IOException unreadable) {
      faults.add(name + " cannot be read.");
    }
    return Map.of();
  }

  /// @param name what the settings are called in messages
  static Map<String, @Nullable Object> parse(String name, String text, SettingFaults faults) {
    var file = new SettingsFile(name, faults);
    try {
      file.collect(yaml().load(text));
    } catch (YAMLException failure) {
      faults.add(name + " " + reason(failure) + ".");
    }
    return file.values;
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    var dumper = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumper), dumper, options, new Texts());
  }

  /// Resolves every scalar as a text, and an empty one as null.
  private static final class Texts extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }

  /// The place of a syntax error. Also its reason, if the reason cannot contain a value.
  private static String reason(YAMLException failure) {
    if (!(failure instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
      return "is not YAML: it has a character that YAML does not allow";
    }
    var place = "in line " + (marked.getProblemMark().getLine() + 1);
    return switch (marked) {
      case DuplicateKeyException twice ->
          "has a setting twice: " + twice.getProblem() + " " + place;
      default ->
          String.valueOf(marked.getContext()).contains("single document")
              ? "has a second YAML document " + place
              : "is not YAML " + place;
    };
  }

  private void collect(@Nullable Object top) {
    switch (top) {
      case null -> {}
      case Map<?, ?> sections -> collect(sections, "");
      case List<?> _ -> faults.add(name + " is a list; " + shape());
      default -> faults.add(name + " is a single word or text; " + shape());
    }
  }

  private static String shape() {
    return "it must have sections such as http, and in them settings such as port, as"
        + " conf/callcat.yaml has.";
  }

  private void collect(Map<?, ?> section, String prefix) {
    section.forEach(
        (key, value) -> {
          var path = prefix + key;
          if (Settings.all().containsKey(path)) {
            values.put(path, value instanceof String text ? text(text) : value);
          } else if (!Settings.isSection(path)) {
            faults.add(name + " names " + path + ", which is no setting.");
          } else if (value instanceof Map<?, ?> settings) {
            collect(settings, path + ".");
          } else if (value != null) {
            faults.add(name + " gives " + path + " a value, but it must have settings below it.");
          }
        });
  }

  private static @Nullable String text(String value) {
    return value.isBlank() ? null : value.strip();
  }
}
