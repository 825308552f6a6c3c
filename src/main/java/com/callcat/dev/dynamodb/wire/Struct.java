package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A structure in a request: fields by name, each either absent or of the type of its [Shape].
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
    return (String) fields.get(name);
  }

  public @Nullable Boolean bool(String name) {
    return (Boolean) fields.get(name);
  }

  public boolean is(String name) {
    return Boolean.TRUE.equals(bool(name));
  }

  public @Nullable Long integer(String name) {
    return (Long) fields.get(name);
  }

  public @Nullable Struct struct(String name) {
    return (Struct) fields.get(name);
  }

  public @Nullable ParsedAttributes attributes(String name) {
    return (ParsedAttributes) fields.get(name);
  }

  /// The value of a field; null if it is absent.
  public @Nullable List<Struct> structs(String name) {
    return list(name, Struct.class);
  }

  /// The value of a field; null if it is absent.
  public @Nullable List<String> strings(String name) {
    return list(name, String.class);
  }

  /// The value of a field; null if it is absent.
  public @Nullable List<ParsedAttributes> attributeMaps(String name) {
    return list(name, ParsedAttributes.class);
  }

  private <T> @Nullable List<T> list(String name, Class<T> type) {
    return fields.get(name) instanceof List<?> list ? list.stream().map(type::cast).toList() : null;
  }

  /// An attribute map, which must exist, checked.
  public Item item(String name, Wording wording) {
    var attributes = attributes(name);
    return attributes == null ? Item.EMPTY : attributes.checked(wording);
  }

  /// A map of strings, such as placeholders to names; null if it is absent.
  public @Nullable Map<String, String> stringMap(String name) {
    var struct = struct(name);
    if (struct == null) {
      return null;
    }
    var map = new LinkedHashMap<String, String>();
    struct.fields.forEach((key, value) -> map.put(key, (String) value));
    return map;
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
