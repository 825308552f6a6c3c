package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;

/// Reads single JSON values as the type that the API says, and refuses others in AWS's words.
final class Scalars {
  private final JsonParser json;

  Scalars(JsonParser json) {
    this.json = json;
  }

  String string() throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE, VALUE_FALSE -> throw notConvertible(json.currentToken() + "", "String");
      case VALUE_NUMBER_INT -> throw notConvertible("NUMBER_VALUE", "String");
      case VALUE_NUMBER_FLOAT -> throw notConvertible("DECIMAL_VALUE", "String");
      case START_ARRAY -> throw unexpectedArray("java.lang.String");
      case null, default -> throw unexpectedStructure();
    };
  }

  boolean bool() throws IOException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> boolOf(json.getText());
      case VALUE_NUMBER_INT -> throw notConvertible("NUMBER_VALUE", "Boolean");
      case VALUE_NUMBER_FLOAT -> throw notConvertible("DECIMAL_VALUE", "Boolean");
      case START_ARRAY -> throw unexpectedArray("java.lang.Boolean");
      case null, default -> throw unexpectedStructure();
    };
  }

  private static boolean boolOf(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw ApiException.serialization("Unexpected token received from parser");
    };
  }

  byte[] binary() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw ApiException.serialization("only base-64-encoded strings are convertible to bytes");
    }
    try {
      return Base64.getDecoder().decode(json.getText());
    } catch (IllegalArgumentException broken) {
      throw ApiException.serialization("Invalid Base64: " + broken.getMessage());
    }
  }

  void expectList() {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      throw unexpectedStructure();
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw ApiException.serialization("Unexpected field type");
    }
  }

  void expectMap(String of) {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      throw ApiException.serialization(
          "Unrecognized collection type java.util.Map<java.lang.String, "
              + "com.amazonaws.dynamodb.v20120810."
              + of
              + ">");
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw ApiException.serialization("Unexpected field type");
    }
  }

  void expectStructure(String name) {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      throw unexpectedArray("com.amazonaws.dynamodb.v20120810." + name);
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw ApiException.serialization("Unexpected value type in payload");
    }
  }

  private static ApiException notConvertible(String what, String type) {
    return ApiException.serialization(
        what.replaceFirst("^VALUE_(TRUE|FALSE)$", "$1_VALUE") + " cannot be converted to " + type);
  }

  private static ApiException unexpectedArray(String type) {
    return ApiException.serialization("Unrecognized collection type class " + type);
  }

  private static ApiException unexpectedStructure() {
    return ApiException.serialization("Start of structure or map found where not expected");
  }
}
