package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Utf8;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.Locale;

/// Reads single JSON values of the types in the API, and refuses others with AWS's messages.
final class Scalars {
  private static final int BASE64_GROUP = 4;

  private final JsonParser json;

  Scalars(JsonParser json) {
    this.json = json;
  }

  String string() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw unfit("String");
    }
    return text(json.getText());
  }

  /// Reads the name of a field in an object with arbitrary names.
  String name() throws IOException {
    return text(json.currentName());
  }

  private static String text(String text) {
    if (!Utf8.canEncode(text)) {
      throw ApiException.serialization("");
    }
    return text;
  }

  boolean bool() throws IOException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> boolOf(json.getText());
      case null, default -> throw unfit("Boolean");
    };
  }

  /// Parses a boolean in a string, of which AWS accepts several spellings.
  private static boolean boolOf(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "TRUE", "YES", "1" -> true;
      case "FALSE", "NO", "0" -> false;
      default -> throw ApiException.serialization("Unexpected token received from parser");
    };
  }

  /// @param type the type's name in the message if the value is no integer
  long integer(String type) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          json.getDecimalValue().setScale(0, RoundingMode.FLOOR).longValue();
      case null, default -> throw unfit(type);
    };
  }

  byte[] binary() throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> decoded(json.getText());
      case START_ARRAY -> throw unexpectedArray("java.nio.ByteBuffer");
      case START_OBJECT -> throw unexpectedStructure();
      case null, default ->
          throw ApiException.serialization("only base-64-encoded strings are convertible to bytes");
    };
  }

  private static byte[] decoded(String text) {
    if (text.length() % BASE64_GROUP != 0) {
      throw ApiException.serialization(
          "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw ApiException.serialization("Invalid last non-pad Base64 character dectected");
    }
  }

  void expectList() {
    switch (json.currentToken()) {
      case START_ARRAY -> {}
      case START_OBJECT -> throw unexpectedStructure();
      case null, default -> throw unexpectedField();
    }
  }

  /// @param of the type of its values in the message
  void expectMap(String of) {
    switch (json.currentToken()) {
      case START_OBJECT -> {}
      case START_ARRAY ->
          throw ApiException.serialization(
              "Unrecognized collection type java.util.Map<java.lang.String, " + of + ">");
      case null, default -> throw unexpectedField();
    }
  }

  /// Requires a structure as the value of a field.
  void expectStructure(String name) {
    expectObject(name, "Unexpected field type");
  }

  /// Requires a structure as an element of a list, or as an attribute value.
  void expectElement(String name) {
    expectObject(name, "Unexpected value type in payload");
  }

  private void expectObject(String name, String scalarFault) {
    switch (json.currentToken()) {
      case START_OBJECT -> {}
      case START_ARRAY -> throw unexpectedArray(Shape.PACKAGE + name);
      case null, default -> throw ApiException.serialization(scalarFault);
    }
  }

  /// The refusal of a value that cannot be converted to this scalar type.
  private ApiException unfit(String type) {
    return switch (json.currentToken()) {
      case VALUE_STRING -> notConvertible("STRING_VALUE", type);
      case VALUE_TRUE -> notConvertible("TRUE_VALUE", type);
      case VALUE_FALSE -> notConvertible("FALSE_VALUE", type);
      case VALUE_NUMBER_INT -> notConvertible("NUMBER_VALUE", type);
      case VALUE_NUMBER_FLOAT -> notConvertible("DECIMAL_VALUE", type);
      case START_ARRAY -> unexpectedArray("java.lang." + type);
      case null, default -> unexpectedStructure();
    };
  }

  private static ApiException notConvertible(String what, String type) {
    return ApiException.serialization(what + " cannot be converted to " + type);
  }

  private static ApiException unexpectedArray(String type) {
    return ApiException.serialization("Unrecognized collection type class " + type);
  }

  private static ApiException unexpectedStructure() {
    return ApiException.serialization("Start of structure or map found where not expected");
  }

  private static ApiException unexpectedField() {
    return ApiException.serialization("Unexpected field type");
  }
}
