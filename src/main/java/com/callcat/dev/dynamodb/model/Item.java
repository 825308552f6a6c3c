package com.callcat.dev.dynamodb.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The attributes of an item, or of a key. Immutable; whoever makes it no longer changes the map.
/// It has them as values, packed, or both, and makes each from the other when it is asked for it.
public final class Item {
  public static final Item EMPTY = new Item(Map.of());

  private @Nullable Map<String, Value> attributes;
  private @Nullable Packed packed;
  private int size = -1;

  public Item(Map<String, Value> attributes) {
    this.attributes = attributes;
  }

  public Item(Packed packed) {
    this.packed = packed;
    this.size = packed.size();
  }

  public Map<String, Value> attributes() {
    if (attributes == null) {
      attributes = Objects.requireNonNull(packed).attributes();
    }
    return attributes;
  }

  /// Packs it if it is not yet.
  public Packed packed(Function<Item, Packed> packer) {
    if (packed == null) {
      packed = packer.apply(this);
    }
    return packed;
  }

  /// Null when it was never packed.
  public @Nullable Packed packed() {
    return packed;
  }

  public @Nullable Value get(String name) {
    return attributes().get(name);
  }

  /// An attribute that is known to be there.
  public Value require(String name) {
    return Objects.requireNonNull(get(name), name);
  }

  /// Bytes: the names and the values. Counted once.
  public int size() {
    if (size < 0) {
      size = Sizes.of(attributes());
    }
    return size;
  }

  /// Those of the attributes that are named.
  public Item only(Set<String> names) {
    var kept = new LinkedHashMap<String, Value>();
    for (var entry : attributes().entrySet()) {
      if (names.contains(entry.getKey())) {
        kept.put(entry.getKey(), entry.getValue());
      }
    }
    return new Item(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item item
        && (hasTheBytesOf(item) || attributes().equals(item.attributes()));
  }

  private boolean hasTheBytesOf(Item other) {
    return packed != null
        && other.packed != null
        && Arrays.equals(packed.json(), other.packed.json());
  }

  @Override
  public int hashCode() {
    return attributes().hashCode();
  }

  @Override
  public String toString() {
    return attributes().toString();
  }
}
