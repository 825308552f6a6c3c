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
import java.util.stream.StreamSupport;

/// A CloudFormation template with its parameters filled in. Of the functions of CloudFormation it
/// knows `!Sub`, which is all that these templates compute with.
record Template(JsonNode resources) {

  /// @param parameters the names with their values, those of AWS such as `AWS::Region` as well
  static Template read(String file, Map<String, String> parameters) throws IOException {
    var tree = new YAMLMapper().readTree(Path.of("k8s/aws", file).toFile());
    return new Template(filled(tree.path("Resources"), parameters));
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
