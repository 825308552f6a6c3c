package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Packed;
import com.callcat.dev.dynamodb.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// An item as the bytes of its JSON in an answer.
public final class PackedItem implements Packed {
  private final byte[] json;
  private final int size;

  private PackedItem(byte[] json, int size) {
    this.json = json;
    this.size = size;
  }

  /// Packs an item.
  public static Packed of(Item item) {
    return new PackedItem(JsonOut.object(out -> out.attributes(item)), item.size());
  }

  @Override
  public byte[] json() {
    return json;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Map<String, Value> attributes() {
    try (var parser = Json.FACTORY.createParser(json)) {
      parser.nextToken();
      return ValueReader.attributes(parser).item().attributes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
