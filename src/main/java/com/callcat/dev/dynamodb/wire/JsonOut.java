package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Numbers;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes the body of an answer. Null values are left out.
public final class JsonOut {
  private static final int USUAL = 512;

  private final OutputStream bytes;
  private final JsonGenerator json;

  private JsonOut(OutputStream bytes, JsonGenerator json) {
    this.bytes = bytes;
    this.json = json;
  }

  /// The bytes of a JSON object whose fields the consumer writes.
  public static byte[] object(Consumer<JsonOut> body) {
    var bytes = new ByteArrayOutputStream(USUAL);
    try (var json = Json.FACTORY.createGenerator(bytes)) {
      var out = new JsonOut(bytes, json);
      json.writeStartObject();
      body.accept(out);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  public JsonOut string(String name, @Nullable String value) {
    if (value != null) {
      write(() -> json.writeStringField(name, value));
    }
    return this;
  }

  public JsonOut integer(String name, long value) {
    write(() -> json.writeNumberField(name, value));
    return this;
  }

  public JsonOut number(String name, double value) {
    write(() -> json.writeNumberField(name, value));
    return this;
  }

  public JsonOut bool(String name, boolean value) {
    write(() -> json.writeBooleanField(name, value));
    return this;
  }

  public JsonOut object(String name, Consumer<JsonOut> body) {
    write(
        () -> {
          json.writeObjectFieldStart(name);
          body.accept(this);
          json.writeEndObject();
        });
    return this;
  }

  /// Writes a list of objects.
  public <T> JsonOut objects(String name, Iterable<T> elements, BiConsumer<JsonOut, T> body) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (var element : elements) {
            json.writeStartObject();
            body.accept(this, element);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
    return this;
  }

  public JsonOut strings(String name, Iterable<String> elements) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (var element : elements) {
            json.writeString(element);
          }
          json.writeEndArray();
        });
    return this;
  }

  public JsonOut numbers(String name, double... elements) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (var element : elements) {
            json.writeNumber(element);
          }
          json.writeEndArray();
        });
    return this;
  }

  /// Writes the attributes of an item; nothing if there is no item.
  public JsonOut item(String name, @Nullable Item item) {
    if (item != null) {
      write(
          () -> {
            json.writeFieldName(name);
            item(item);
          });
    }
    return this;
  }

  public JsonOut items(String name, Iterable<Item> items) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (var item : items) {
            item(item);
          }
          json.writeEndArray();
        });
    return this;
  }

  private void item(Item item) throws IOException {
    var packed = item.packed();
    if (packed == null) {
      json.writeStartObject();
      attributes(item);
      json.writeEndObject();
    } else {
      json.writeRawValue("");
      json.flush();
      bytes.write(packed.json());
    }
  }

  public JsonOut attributes(Item item) {
    write(
        () -> {
          for (var attribute : item.attributes().entrySet()) {
            json.writeFieldName(attribute.getKey());
            value(attribute.getValue());
          }
        });
    return this;
  }

  private void value(Value value) throws IOException {
    json.writeStartObject();
    json.writeFieldName(value.type().name());
    switch (value) {
      case Value.Text text -> json.writeString(text.text());
      case Value.Decimal number -> json.writeString(Numbers.plain(number.number()));
      case Value.Binary binary -> json.writeBinary(binary.bytes().array());
      case Value.Bool bool -> json.writeBoolean(bool.is());
      case Value.Null _ -> json.writeBoolean(true);
      case Value.Set set -> members(set);
      case Value.Items items -> list(items);
      case Value.Document document -> document(document);
    }
    json.writeEndObject();
  }

  private void members(Value.Set set) throws IOException {
    json.writeStartArray();
    for (var member : set.members()) {
      if (set.type() == Type.BS && member instanceof Value.Binary binary) {
        json.writeBinary(binary.bytes().array());
      } else if (member instanceof Value.Decimal number) {
        json.writeString(Numbers.plain(number.number()));
      } else if (member instanceof Value.Text text) {
        json.writeString(text.text());
      }
    }
    json.writeEndArray();
  }

  private void list(Value.Items items) throws IOException {
    json.writeStartArray();
    for (var element : items.list()) {
      value(element);
    }
    json.writeEndArray();
  }

  private void document(Value.Document document) throws IOException {
    json.writeStartObject();
    for (var entry : document.map().entrySet()) {
      json.writeFieldName(entry.getKey());
      value(entry.getValue());
    }
    json.writeEndObject();
  }

  /// Writes into memory, which cannot fail.
  private interface Writing {
    void write() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.write();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
