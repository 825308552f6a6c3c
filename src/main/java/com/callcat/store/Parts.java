package com.callcat.store;

import com.callcat.bus.Deadline;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Bytes beyond what one item of DynamoDB can hold (400 KB), cut into several. Each writing has a
/// random name of its own, so that writers cannot mix and nothing is ever overwritten; the
/// attribute returned is what refers to it.
final class Parts {
  /// How much goes into one item; the rest of the 400 KB is room for everything beside it.
  static final int SIZE = 300 * 1024;

  private static final String BYTES = "bytes";
  private static final int AT_A_TIME = 8;
  private final Dynamo dynamo;

  Parts(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /// A value that is in parts: its random name, and how many they are.
  private record Reference(String owner, int count) {
    static Reference of(AttributeValue value) {
      var fields = value.m();
      return new Reference(
          ItemReader.present(fields, "owner").s(),
          Integer.parseInt(ItemReader.present(fields, "parts").n()));
    }

    AttributeValue value() {
      return AttributeValue.fromM(
          Map.of("owner", AttributeValue.fromS(owner), "parts", number(count)));
    }

    Map<String, AttributeValue> key(int part) {
      return Map.of("owner", AttributeValue.fromS(owner), "part", number(part));
    }

    private static AttributeValue number(int value) {
      return AttributeValue.fromN(Integer.toString(value));
    }
  }

  /// @param expiresAt in epoch seconds; null is never
  Future<AttributeValue> write(byte[] bytes, @Nullable Long expiresAt) {
    var name = UUID.randomUUID().toString();
    var reference = new Reference(name, Math.ceilDiv(bytes.length, SIZE));
    return inTurns(reference.count, part -> write(reference.key(part), part, bytes, expiresAt))
        .map(reference.value())
        .onFailure(_ -> delete(reference.value()));
  }

  /// The parts in their order.
  Future<List<byte[]>> read(AttributeValue value) {
    var reference = Reference.of(value);
    var parts = new byte[reference.count][];
    return inTurns(parts.length, part -> read(reference.key(part)).onSuccess(b -> parts[part] = b))
        .map(_ -> List.of(parts));
  }

  /// Whoever has asked for something else need not wait for it.
  Future<?> delete(AttributeValue value) {
    var reference = Reference.of(value);
    var unhurried = dynamo.until(Deadline.NEVER);
    return inTurns(
        reference.count,
        part ->
            unhurried.ask(
                client ->
                    client.deleteItem(
                        item -> item.tableName(dynamo.tables().parts()).key(reference.key(part)))));
  }

  private Future<?> write(
      Map<String, AttributeValue> key, int part, byte[] bytes, @Nullable Long expiresAt) {
    var item = new HashMap<>(key);
    item.put(BYTES, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(slice(bytes, part))));
    if (expiresAt != null) {
      item.put(Tables.EXPIRES_AT, AttributeValue.fromN(expiresAt.toString()));
    }
    return dynamo.askFromWorker(
        client -> client.putItem(put -> put.tableName(dynamo.tables().parts()).item(item)));
  }

  /// A part is missing only when its value was replaced just now: asking once more helps.
  private Future<byte[]> read(Map<String, AttributeValue> key) {
    return dynamo
        .item(dynamo.tables().parts(), key)
        .map(item -> item.get(BYTES))
        .compose(
            bytes ->
                bytes == null
                    ? Dynamo.unavailable()
                    : Future.succeededFuture(bytes.b().asByteArrayUnsafe()));
  }

  /// Does the work for every part, a few at a time, so that a large value leaves connections for
  /// others. Settles when no work is under way any more.
  private static Future<?> inTurns(int count, IntFunction<Future<?>> work) {
    var lanes = IntStream.range(0, AT_A_TIME).mapToObj(first -> lane(first, count, work)).toList();
    return Future.join(lanes);
  }

  private static Future<?> lane(int part, int count, IntFunction<Future<?>> work) {
    return part < count
        ? work.apply(part).compose(_ -> lane(part + AT_A_TIME, count, work))
        : Future.succeededFuture();
  }

  private static byte[] slice(byte[] bytes, int part) {
    var from = part * SIZE;
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SIZE));
  }
}
