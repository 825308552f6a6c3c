package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the body of a request. What a field holds follows from its name, which means the same in
/// all operations; so items become items at once, and never a tree of JSON.
public final class RequestReader {
  private final JsonParser json;

  private RequestReader(JsonParser json) {
    this.json = json;
  }

  /// Reads a request.
  ///
  /// @throws ApiException a SerializationException when it is not JSON, or not of the right types
  public static Struct read(byte[] body) {
    try (var json = Json.FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw ApiException.serialization("");
      }
      var request = new RequestReader(json).struct();
      if (json.nextToken() != null) {
        throw ApiException.serialization("");
      }
      return request;
    } catch (IOException _) {
      throw ApiException.serialization("");
    }
  }

  private Struct struct() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      json.nextToken();
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        fields.put(name, field(name));
      }
    }
    return new Struct(fields);
  }

  private Object field(String name) throws IOException {
    return switch (name) {
      case "Item", "Key", "ExpressionAttributeValues", "ExclusiveStartKey" ->
          ValueReader.attributes(json);
      case "Keys" -> attributeMaps();
      case "RequestItems", "ExpressionAttributeNames" -> map();
      case "Expected", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter", "Tags" ->
          skipped();
      default -> any();
    };
  }

  /// Only that it is there is of interest.
  private Object skipped() throws IOException {
    json.skipChildren();
    return Struct.EMPTY;
  }

  private Object attributeMaps() throws IOException {
    new Scalars(json).expectList();
    List<Object> maps = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      maps.add(ValueReader.attributes(json));
    }
    return maps;
  }

  /// Its keys are the user's, so they say nothing of what stands beside them.
  private Object map() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return any();
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var key = json.currentName();
      json.nextToken();
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        entries.put(key, any());
      }
    }
    return new Struct(entries);
  }

  private Object any() throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> struct();
      case START_ARRAY -> list();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      case null, default -> json.getText();
    };
  }

  private List<Object> list() throws IOException {
    var elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        elements.add(any());
      }
    }
    return elements;
  }
}
