package com.callcat.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads the settings: the defaults of callcat.yaml, over them the file that `CALLCAT_CONFIG`
/// names, over that the environment. What is wrong is named in a [ConfigException].
public final class ConfigReader {
  private static final String PREFIX = "CALLCAT_";
  private static final String FILE = "CALLCAT_CONFIG";
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private final ObjectNode tree;
  private final Map<String, JsonPointer> settings = new TreeMap<>();

  private ConfigReader() {
    try (var defaults = ConfigReader.class.getResourceAsStream("/callcat.yaml")) {
      tree = (ObjectNode) YAML.readTree(defaults);
    } catch (IOException e) {
      throw new IllegalStateException("callcat.yaml is not in the program", e);
    }
    collect(tree, JsonPointer.empty());
  }

  /// Reads the settings of this environment, wrong values refused, missing ones left null.
  public static Config read(Map<String, String> environment) {
    var reader = new ConfigReader();
    var file = environment.get(FILE);
    if (file != null) {
      reader.overlay(Path.of(file));
    }
    reader.overlay(environment);
    var config = reader.bind();
    ConfigRules.check(config);
    return config;
  }

  /// The variable that sets a path: `http.port` is `CALLCAT_HTTP_PORT`.
  public static String variable(String path) {
    return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private void collect(JsonNode node, JsonPointer at) {
    node.properties()
        .forEach(
            entry -> {
              var child = at.appendProperty(entry.getKey());
              if (entry.getValue().isObject()) {
                collect(entry.getValue(), child);
              } else {
                settings.put(variable(path(child)), child);
              }
            });
  }

  private void overlay(Path file) {
    try {
      var given = YAML.readTree(Files.readAllBytes(file));
      if (!given.isMissingNode() && !given.isNull()) {
        merge(tree, given, JsonPointer.empty(), file);
      }
    } catch (JacksonException e) {
      throw new ConfigException(
          "The settings file " + file + " is not YAML: " + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      throw new ConfigException("The settings file " + file + " cannot be read.");
    }
  }

  private static void merge(ObjectNode into, JsonNode from, JsonPointer at, Path file) {
    if (!from.isObject()) {
      throw new ConfigException("In " + file + " " + path(at) + " must have settings below it.");
    }
    from.properties()
        .forEach(
            entry -> {
              var child = at.appendProperty(entry.getKey());
              var present = into.get(entry.getKey());
              if (present == null) {
                throw new ConfigException(
                    "There is no setting " + path(child) + ", see " + file + ".");
              }
              if (present instanceof ObjectNode section) {
                merge(section, entry.getValue(), child, file);
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }

  private void overlay(Map<String, String> environment) {
    for (var variable : new TreeMap<>(environment).entrySet()) {
      if (variable.getKey().startsWith(PREFIX) && !variable.getKey().equals(FILE)) {
        set(variable.getKey(), variable.getValue().strip());
      }
    }
  }

  private void set(String variable, String value) {
    var at = settings.get(variable);
    if (at == null) {
      throw new ConfigException(
          "The environment variable "
              + variable
              + " names no setting; conf/callcat.yaml shows them all.");
    }
    var section = (ObjectNode) tree.at(at.head());
    var name = at.last().getMatchingProperty();
    if (section.get(name).isArray()) {
      var items = section.putArray(name);
      Arrays.stream(value.split(","))
          .map(String::strip)
          .filter(i -> !i.isEmpty())
          .forEach(items::add);
    } else if (value.isEmpty()) {
      section.putNull(name);
    } else {
      section.put(name, value);
    }
  }

  private Config bind() {
    try {
      return YAML.treeToValue(tree, Config.class);
    } catch (JsonMappingException e) {
      var path =
          e.getPath().stream()
              .map(JsonMappingException.Reference::getFieldName)
              .filter(name -> name != null)
              .collect(Collectors.joining("."));
      throw new ConfigException(
          path
              + " ("
              + variable(path)
              + ") has a value of the wrong kind or none; see conf/callcat.yaml.");
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(JsonPointer pointer) {
    return pointer.toString().substring(1).replace('/', '.');
  }
}
