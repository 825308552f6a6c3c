package com.callcat.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The contract as a document: all its operations with their schemas.
public final class OpenApi {
  private static final String LOCATION = "https://callcat.example/openapi";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Set<String> COMBINED = Set.of("allOf", "anyOf", "oneOf");

  /// The one that is served.
  public static final OpenApi CONTRACT = read("/openapi.yaml");

  private final JsonNode document;
  private final SchemaRegistry schemas;
  private final List<ApiOperation> operations;

  private OpenApi(JsonNode document) {
    this.document = document;
    var strict = document.deepCopy();
    close(strict);
    schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            registry -> registry.schemas(Map.of(LOCATION, strict.toString())));
    operations = document.path("paths").propertyStream().flatMap(this::operations).toList();
  }

  private static OpenApi read(String resource) {
    try (var yaml = Objects.requireNonNull(OpenApi.class.getResourceAsStream(resource))) {
      return new OpenApi(new YAMLMapper().readTree(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public List<ApiOperation> operations() {
    return operations;
  }

  public ApiOperation operation(String id) {
    return operations.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /// One of the schemas that have a name.
  public JsonNode schema(String name) {
    return document.at(JsonPointer.compile("/components/schemas").appendProperty(name));
  }

  public JsonNode at(JsonPointer pointer) {
    return document.at(pointer);
  }

  /// Where something really is: at the end of its references.
  JsonPointer resolve(JsonPointer pointer) {
    var reference = document.at(pointer).path("$ref");
    return reference.isTextual()
        ? resolve(JsonPointer.compile(reference.textValue().substring(1)))
        : pointer;
  }

  /// What is wrong with a value, by the schema at a place of the document.
  List<Error> faults(JsonPointer schema, JsonNode value) {
    return schemas
        .getSchema(SchemaLocation.of(LOCATION + "#" + schema))
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private Stream<ApiOperation> operations(Map.Entry<String, JsonNode> path) {
    var pointer = JsonPointer.compile("/paths").appendProperty(path.getKey());
    return path.getValue()
        .propertyStream()
        .filter(each -> METHODS.contains(each.getKey()))
        .map(each -> ApiOperation.read(this, path.getKey(), each.getKey(), pointer));
  }

  /// Clients must bear fields they do not know; our own tests must not, or nobody would write them
  /// down.
  private static void close(JsonNode node) {
    if (node.path("$ref").asText().startsWith(SCHEMAS)) {
      ((ObjectNode) node).put("unevaluatedProperties", false);
    }
    closeInside(node);
  }

  /// The parts of a combination see only their own fields, so the whole is closed instead.
  private static void closeInside(JsonNode node) {
    if (node.isArray()) {
      node.forEach(OpenApi::close);
    }
    for (var field : node.properties()) {
      if (COMBINED.contains(field.getKey())) {
        field.getValue().forEach(OpenApi::closeInside);
      } else {
        close(field.getValue());
      }
    }
  }
}
