package com.callcat.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/// A CloudFormation template with its parameters filled in. Of the functions of CloudFormation it
/// knows `!Sub` and `Fn::If`, which is all that these templates compute their resources with.
record Template(JsonNode resources) {
  private static final String IF = "Fn::If";

  /// As with the defaults, by which no condition holds.
  ///
  /// @param parameters the names with their values, those of AWS such as `AWS::Region` as well
  static Template read(String file, Map<String, String> parameters) throws IOException {
    return read(file, parameters, Set.of());
  }

  /// @param conditions those that hold
  static Template read(String file, Map<String, String> parameters, Set<String> conditions)
      throws IOException {
    var tree = new YAMLMapper().readTree(Path.of("k8s/aws", file).toFile());
    return new Template(filled(chosen(tree.path("Resources"), conditions), parameters));
  }

  /// Without what is there on a condition only that does not hold.
  private static JsonNode chosen(JsonNode node, Set<String> conditions) {
    return switch (node) {
      case ObjectNode object when object.has(IF) -> {
        var condition = object.path(IF);
        var holds = conditions.contains(condition.path(0).asText());
        yield chosen(condition.path(holds ? 1 : 2), conditions);
      }
      case ObjectNode object -> {
        object.properties().forEach(each -> each.setValue(chosen(each.getValue(), conditions)));
        yield object;
      }
      case ArrayNode array -> {
        var left = array.arrayNode();
        array.forEach(
            each -> {
              var chosen = chosen(each, conditions);
              if (!chosen.path("Ref").asText().equals("AWS::NoValue")) {
                left.add(chosen);
              }
            });
        yield left;
      }
      default -> node;
    };
  }

  /// All of a type, such as `AWS::DynamoDB::Table`.
  List<JsonNode> resources(String type) {
    return StreamSupport.stream(resources.spliterator(), false)
        .filter(resource -> resource.path("Type").asText().equals(type))
        .toList();
  }

  private static JsonNode filled(JsonNode node, Map<String, String> parameters) {
    return switch (node) {
      case ObjectNode object -> {
        object.properties().forEach(each -> each.setValue(filled(each.getValue(), parameters)));
        yield object;
      }
      case ArrayNode array -> {
        for (var i = 0; i < array.size(); i++) {
          array.set(i, filled(array.get(i), parameters));
        }
        yield array;
      }
      case TextNode text -> TextNode.valueOf(filled(text.asText(), parameters));
      default -> node;
    };
  }

  private static String filled(String text, Map<String, String> parameters) {
    var filled = text;
    for (var parameter : parameters.entrySet()) {
      filled = filled.replace("${" + parameter.getKey() + "}", parameter.getValue());
    }
    return filled;
  }
}
