package com.callcat.dev.dynamodb.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The attributes of an item, or of a key. Immutable; whoever makes it no longer changes the map.
public final class Item {
  public static final Item EMPTY = new Item(Map.of());

  private final Map<String, Value> attributes;
  private int size = -1;

  public Item(Map<String, Value> attributes) {
    this.attributes = attributes;
  }

  public Map<String, Value> attributes() {
    return attributes;
  }

  public @Nullable Value get(String name) {
    return attributes.get(name);
  }

  /// An attribute that is known to be there.
  public Value require(String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  /// Bytes: the names and the values. Counted once.
  public int size() {
    if (size < 0) {
      size = Sizes.of(attributes);
    }
    return size;
  }

  /// Those of the attributes that are named.
  public Item only(Set<String> names) {
    var kept = new LinkedHashMap<String, Value>();
    for (var entry : attributes.entrySet()) {
      if (names.contains(entry.getKey())) {
        kept.put(entry.getKey(), entry.getValue());
      }
    }
    return new Item(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item item && attributes.equals(item.attributes);
  }

  @Override
  public int hashCode() {
    return attributes.hashCode();
  }

  @Override
  public String toString() {
    return attributes.toString();
  }
}
