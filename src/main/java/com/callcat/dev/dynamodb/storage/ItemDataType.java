package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/// Encodes items in a file of MVStore: the number of attributes, then each name, type and value.
final class ItemDataType extends BasicDataType<Item> {
  private static final int OBJECTS_PER_BYTE = 3;

  /// A type is written as its index in this list.
  private static final List<Type> TYPES =
      List.of(
          Type.S, Type.N, Type.B, Type.BOOL, Type.NULL, Type.SS, Type.NS, Type.BS, Type.L, Type.M);

  /// An estimate: texts and maps take more memory than their size.
  @Override
  public int getMemory(Item item) {
    return item.size() * OBJECTS_PER_BYTE;
  }

  @Override
  public void write(WriteBuffer buffer, Item item) {
    map(buffer, item.attributes());
  }

  @Override
  public Item read(ByteBuffer buffer) {
    return new Item(map(buffer));
  }

  @Override
  public Item[] createStorage(int size) {
    return new Item[size];
  }

  private static void map(WriteBuffer buffer, Map<String, Value> map) {
    buffer.putVarInt(map.size());
    for (var entry : map.entrySet()) {
      bytes(buffer, entry.getKey().getBytes(StandardCharsets.UTF_8));
      value(buffer, entry.getValue());
    }
  }

  private static void value(WriteBuffer buffer, Value value) {
    buffer.put((byte) TYPES.indexOf(value.type()));
    switch (value) {
      case Value.Text text -> bytes(buffer, text.text().getBytes(StandardCharsets.UTF_8));
      case Value.Decimal number -> number(buffer, number.number());
      case Value.Binary binary -> bytes(buffer, binary.bytes().array());
      case Value.Bool bool -> buffer.put((byte) (bool.is() ? 1 : 0));
      case Value.Null _ -> {}
      case Value.Set set -> list(buffer, set.members());
      case Value.Items items -> list(buffer, items.list());
      case Value.Document document -> map(buffer, document.map());
    }
  }

  private static void list(WriteBuffer buffer, List<Value> values) {
    buffer.putVarInt(values.size());
    values.forEach(value -> value(buffer, value));
  }

  private static void number(WriteBuffer buffer, BigDecimal number) {
    buffer.putInt(number.scale());
    bytes(buffer, number.unscaledValue().toByteArray());
  }

  private static void bytes(WriteBuffer buffer, byte[] bytes) {
    buffer.putVarInt(bytes.length).put(bytes);
  }

  private static Map<String, Value> map(ByteBuffer buffer) {
    var size = DataUtils.readVarInt(buffer);
    var map = LinkedHashMap.<String, Value>newLinkedHashMap(size);
    for (var i = 0; i < size; i++) {
      var name = text(buffer);
      map.put(name, value(buffer));
    }
    return map;
  }

  private static Value value(ByteBuffer buffer) {
    var type = TYPES.get(buffer.get());
    return switch (type) {
      case S -> new Value.Text(text(buffer));
      case N -> new Value.Decimal(number(buffer));
      case B -> new Value.Binary(new Bytes(bytes(buffer)));
      case BOOL -> new Value.Bool(buffer.get() == 1);
      case NULL -> new Value.Null();
      case SS, NS, BS -> new Value.Set(type, list(buffer));
      case L -> new Value.Items(list(buffer));
      case M -> new Value.Document(map(buffer));
    };
  }

  private static List<Value> list(ByteBuffer buffer) {
    var size = DataUtils.readVarInt(buffer);
    var list = new ArrayList<Value>(size);
    for (var i = 0; i < size; i++) {
      list.add(value(buffer));
    }
    return list;
  }

  private static BigDecimal number(ByteBuffer buffer) {
    var scale = buffer.getInt();
    return new BigDecimal(new BigInteger(bytes(buffer)), scale);
  }

  private static String text(ByteBuffer buffer) {
    return new String(bytes(buffer), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return bytes;
  }
}
