package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A structure of a request: its fields by name. A field is absent or of the type that is asked
/// for; else the request is refused with a SerializationException, as AWS does.
public final class Struct {
  static final Struct EMPTY = new Struct(Map.of());

  private final Map<String, Object> fields;

  Struct(Map<String, Object> fields) {
    this.fields = fields;
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public Iterable<String> names() {
    return fields.keySet();
  }

  public int size() {
    return fields.size();
  }

  public @Nullable String string(String name) {
    return switch (fields.get(name)) {
      case null -> null;
      case String text -> text;
      case Boolean is -> throw notConvertible(is ? "TRUE_VALUE" : "FALSE_VALUE", "String");
      case BigDecimal number ->
          throw notConvertible(number.scale() > 0 ? "DECIMAL_VALUE" : "NUMBER_VALUE", "String");
      case List<?> _ ->
          throw ApiException.serialization("Unrecognized collection type class java.lang.String");
      default -> throw unexpected();
    };
  }

  public @Nullable Boolean bool(String name) {
    return switch (fields.get(name)) {
      case null -> null;
      case Boolean is -> is;
      case String text -> Boolean.parseBoolean(text);
      case BigDecimal number ->
          throw notConvertible(number.scale() > 0 ? "DECIMAL_VALUE" : "NUMBER_VALUE", "Boolean");
      default -> throw unexpected();
    };
  }

  public boolean is(String name) {
    return Boolean.TRUE.equals(bool(name));
  }

  public @Nullable Long integer(String name) {
    return switch (fields.get(name)) {
      case null -> null;
      case BigDecimal number -> number.setScale(0, RoundingMode.FLOOR).longValue();
      case String _ -> throw notConvertible("STRING_VALUE", "Integer");
      case Boolean is -> throw notConvertible(is ? "TRUE_VALUE" : "FALSE_VALUE", "Integer");
      default -> throw unexpected();
    };
  }

  public @Nullable Struct struct(String name) {
    return switch (fields.get(name)) {
      case null -> null;
      case Struct struct -> struct;
      case List<?> _ ->
          throw ApiException.serialization(
              "Unrecognized collection type class com.amazonaws.dynamodb.v20120810." + name);
      default -> throw ApiException.serialization("Unexpected field type");
    };
  }

  /// Null when it is absent.
  public @Nullable List<Struct> structs(String name) {
    var list = list(name);
    if (list == null) {
      return null;
    }
    var structs = new ArrayList<Struct>(list.size());
    for (var element : list) {
      if (!(element instanceof Struct struct)) {
        throw ApiException.serialization("Unexpected value type in payload");
      }
      structs.add(struct);
    }
    return structs;
  }

  /// Null when it is absent.
  public @Nullable List<String> strings(String name) {
    var list = list(name);
    if (list == null) {
      return null;
    }
    var strings = new ArrayList<String>(list.size());
    for (var element : list) {
      if (!(element instanceof String text)) {
        throw unexpected();
      }
      strings.add(text);
    }
    return strings;
  }

  /// Null when it is absent.
  public @Nullable List<Attributes> attributeMaps(String name) {
    var list = list(name);
    if (list == null) {
      return null;
    }
    var maps = new ArrayList<Attributes>(list.size());
    for (var element : list) {
      if (!(element instanceof Attributes attributes)) {
        throw unexpected();
      }
      maps.add(attributes);
    }
    return maps;
  }

  private @Nullable List<?> list(String name) {
    return switch (fields.get(name)) {
      case null -> null;
      case List<?> list -> list;
      case Struct _ -> throw unexpected();
      case Attributes _ -> throw unexpected();
      default -> throw ApiException.serialization("Unexpected field type");
    };
  }

  public @Nullable Attributes attributes(String name) {
    return switch (fields.get(name)) {
      case null -> null;
      case Attributes attributes -> attributes;
      default -> throw unexpected();
    };
  }

  /// An attribute map that was required, checked.
  public Item item(String name) {
    var attributes = attributes(name);
    return attributes == null ? Item.EMPTY : attributes.checked();
  }

  /// A map of strings, as of placeholders to names.
  public @Nullable Map<String, String> stringMap(String name) {
    var struct = struct(name);
    if (struct == null) {
      return null;
    }
    var map = new LinkedHashMap<String, String>();
    for (var key : struct.names()) {
      var value = struct.string(key);
      if (value != null) {
        map.put(key, value);
      }
    }
    return map;
  }

  private static ApiException notConvertible(String what, String type) {
    return ApiException.serialization(what + " cannot be converted to " + type);
  }

  private static ApiException unexpected() {
    return ApiException.serialization("Start of structure or map found where not expected");
  }

  @Override
  public String toString() {
    return fields.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Struct struct && fields.equals(struct.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }
}
