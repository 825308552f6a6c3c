package com.callcat.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The fields that a JSON object of the contract may have.
///
/// @param required those that it must have; any that it has, where it has several forms
record ObjectShape(Map<String, Field> fields, Set<String> required) {
  private static final OpenApi API = OpenApi.CONTRACT;
  private static final Map<String, ObjectShape> KNOWN = new ConcurrentHashMap<>();

  /// A field and its schema at the end of all references.
  ///
  /// @param kind what the contract calls its schema; the field's own name when it has no other
  record Field(String name, String kind, JsonNode schema, boolean nullable) {

    private static Field of(String name, JsonPointer pointer) {
      var nullable = API.at(pointer).path("anyOf").findValuesAsText("type").contains("null");
      var place = firstChoice(pointer);
      var parent = Objects.requireNonNull(place.head()).last();
      var named = parent != null && parent.getMatchingProperty().equals("schemas");
      var kind = named ? place.last().getMatchingProperty() : name;
      return new Field(name, kind, API.at(place), nullable);
    }

    private static JsonPointer firstChoice(JsonPointer pointer) {
      var place = API.resolve(pointer);
      var choices = place.appendProperty("anyOf");
      return API.at(choices).isArray() ? firstChoice(choices.appendIndex(0)) : place;
    }

    boolean isText() {
      return schema.path("type").asText().equals("string");
    }

    int least() {
      return schema.path("minLength").asInt(1);
    }

    int most() {
      return schema.path("maxLength").asInt(100);
    }
  }

  static ObjectShape of(ApiOperation operation) {
    return KNOWN.computeIfAbsent(
        operation.id(), id -> of(API.resolve(Objects.requireNonNull(operation.requestSchema()))));
  }

  private static ObjectShape of(JsonPointer schema) {
    var fields = new LinkedHashMap<String, Field>();
    var required = new HashSet<String>();
    forms(schema)
        .forEach(
            form -> {
              var properties = form.appendProperty("properties");
              API.at(properties)
                  .fieldNames()
                  .forEachRemaining(
                      name -> fields.put(name, Field.of(name, properties.appendProperty(name))));
              API.at(form).path("required").forEach(name -> required.add(name.textValue()));
            });
    return new ObjectShape(fields, required);
  }

  private static Stream<JsonPointer> forms(JsonPointer schema) {
    var forms = schema.appendProperty("oneOf");
    return API.at(forms).isArray()
        ? IntStream.range(0, API.at(forms).size())
            .mapToObj(index -> API.resolve(forms.appendIndex(index)))
        : Stream.of(schema);
  }
}
