package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the body of a request according to the shape of its operation. Items are built directly,
/// without a JSON tree. A value of a wrong type is refused before anything else is checked.
public final class RequestReader {
  private final JsonParser json;
  private final Scalars scalars;

  private RequestReader(JsonParser json) {
    this.json = json;
    this.scalars = new Scalars(json);
  }

  /// Reads a request.
  ///
  /// @throws ApiException a SerializationException if it is not JSON, or has values of wrong types
  public static Struct read(byte[] body, Shape.Structure shape) {
    try (var json = Json.FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw ApiException.serialization("");
      }
      var request = new RequestReader(json).fields(shape);
      if (json.nextToken() != null) {
        throw ApiException.serialization("");
      }
      return request;
    } catch (IOException _) {
      throw ApiException.serialization("");
    }
  }

  /// Whether there is a body that is no JSON, which is reported before all other faults.
  public static boolean isBroken(byte[] body) {
    try (var json = Json.FACTORY.createParser(body)) {
      json.nextToken();
      json.skipChildren();
      return json.nextToken() != null;
    } catch (IOException _) {
      return true;
    }
  }

  private Object value(Shape shape) throws IOException {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar(scalar);
      case Shape.AttributeMap _ -> ValueReader.attributes(json);
      case Shape.Listed list -> list(list.element());
      case Shape.Mapped map -> map(map);
      case Shape.Structure structure -> {
        scalars.expectStructure(structure.name());
        yield fields(structure);
      }
      case Shape.Skipped _ -> skipped();
    };
  }

  private Object scalar(Shape.Scalar scalar) throws IOException {
    return switch (scalar) {
      case STRING -> scalars.string();
      case BOOLEAN -> scalars.bool();
      case INTEGER -> scalars.integer("Integer");
      case LONG -> scalars.integer("Long");
    };
  }

  private Struct fields(Shape.Structure structure) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      json.nextToken();
      var shape = structure.fields().get(name);
      if (shape == null || json.currentToken() == JsonToken.VALUE_NULL) {
        json.skipChildren();
      } else {
        fields.put(name, value(shape));
      }
    }
    return new Struct(fields);
  }

  private List<Object> list(Shape element) throws IOException {
    scalars.expectList();
    var elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        elements.add(
            element instanceof Shape.Structure structure ? listed(structure) : value(element));
      }
    }
    return elements;
  }

  /// Reads an element of a list. AWS's message for a wrong element differs from that for a wrong
  /// field.
  private Struct listed(Shape.Structure element) throws IOException {
    scalars.expectElement(element.name());
    return fields(element);
  }

  private Struct map(Shape.Mapped map) throws IOException {
    scalars.expectMap(map.shown());
    Map<String, Object> entries = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var key = scalars.name();
      json.nextToken();
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        entries.put(key, value(map.value()));
      }
    }
    return new Struct(entries);
  }

  private Struct skipped() throws IOException {
    json.skipChildren();
    return Struct.EMPTY;
  }
}
