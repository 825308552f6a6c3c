package com.callcat.dev.dynamodb.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The attributes of an item, or of a key. Immutable; the map must not be changed after
/// construction. It holds the attributes as values, packed, or both, and converts one form into the
/// other on demand.
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

  /// The packed form, which is made if there is none yet.
  public Packed packed(Function<Item, Packed> packer) {
    if (packed == null) {
      packed = packer.apply(this);
    }
    return packed;
  }

  /// The packed form; null if there is none.
  public @Nullable Packed packed() {
    return packed;
  }

  public @Nullable Value get(String name) {
    return attributes().get(name);
  }

  /// An attribute, which must exist.
  public Value require(String name) {
    return Objects.requireNonNull(get(name), name);
  }

  /// The size of the names and the values, in bytes. Computed only once.
  public int size() {
    if (size < 0) {
      size = Sizes.of(attributes());
    }
    return size;
  }

  /// An item with only the named attributes.
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
