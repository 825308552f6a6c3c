package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.bus.Deadline;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stores values that are larger than an item of DynamoDB (400 KB), split into several items. Each
/// written value gets a random name, so that the parts of two writers cannot mix and nothing is
/// overwritten. The returned attribute is the reference to the value. A partition takes 1,000 write
/// units a second, which is three parts. Therefore a larger value is spread over several
/// partitions, unless older versions must be able to read it, which look for all parts in one
/// partition.
final class Parts {
  /// How many bytes go into one item. The rest of the 400 KB is for the item's other attributes.
  static final int SIZE = 300 * 1024;

  /// How many parts are in one partition.
  private static final int TOGETHER = 3;

  private static final String BYTES = "bytes";
  private static final int AT_A_TIME = 8;
  private final Dynamo dynamo;
  private final BatchRead batch;
  private final boolean spread;

  /// @param spread whether a large value is spread over several partitions
  Parts(Dynamo dynamo, boolean spread) {
    this.dynamo = dynamo;
    this.spread = spread;
    this.batch = new BatchRead(dynamo);
  }

  /// A reference to a value in parts: its random name, the number of its parts, and how many of
  /// them are in one partition. The key of the first partition is the name itself; further ones
  /// have a number appended.
  private record Reference(String owner, int count, int together) {
    static Reference of(AttributeValue value) {
      var fields = value.m();
      var count = Math.toIntExact(number(ItemReader.present(fields, "parts")));
      var together = fields.get("together");
      return new Reference(
          ItemReader.present(fields, "owner").s(),
          count,
          together == null ? count : Math.toIntExact(number(together)));
    }

    /// The reference as an attribute. If all parts are in one partition, it has the form of older
    /// versions.
    AttributeValue value() {
      var fields = new HashMap<String, AttributeValue>();
      fields.put("owner", AttributeValue.fromS(owner));
      fields.put("parts", number(count));
      if (together < count) {
        fields.put("together", number(together));
      }
      return AttributeValue.fromM(fields);
    }

    Map<String, AttributeValue> key(int part) {
      var partition = part / together;
      var name = partition == 0 ? owner : owner + "/" + partition;
      return Map.of("owner", AttributeValue.fromS(name), "part", number(part));
    }

    Stream<Map<String, AttributeValue>> keys() {
      return IntStream.range(0, count).mapToObj(this::key);
    }
  }

  /// @param expiresAt in epoch seconds; null if the value never expires
  Future<AttributeValue> write(byte[] bytes, @Nullable Long expiresAt) {
    var name = UUID.randomUUID().toString();
    var count = Math.ceilDiv(bytes.length, SIZE);
    var reference = new Reference(name, count, spread ? Math.min(TOGETHER, count) : count);
    return inTurns(reference.count, part -> write(reference.key(part), part, bytes, expiresAt))
        .map(reference.value())
        .onFailure(_ -> delete(reference.value()));
  }

  /// Reads the parts of several values, each in their order. If they are few, one request reads
  /// them all.
  Future<List<List<byte[]>>> read(List<AttributeValue> values) {
    var references = values.stream().map(Reference::of).toList();
    var keys = references.stream().flatMap(Reference::keys).toList();
    return (keys.size() <= AT_A_TIME ? together(keys) : inTurns(keys))
        .map(
            found ->
                references.stream()
                    .map(reference -> reference.keys().map(found::get).toList())
                    .toList());
  }

  /// Reads a few parts by one request. A part can be missing only if its value was just replaced;
  /// then the caller reads the value again.
  private Future<Map<Map<String, AttributeValue>, byte[]>> together(
      List<Map<String, AttributeValue>> keys) {
    return batch
        .items(dynamo.tables().parts(), keys, true)
        .compose(
            items ->
                items.size() < keys.size()
                    ? Dynamo.unavailable()
                    : Future.succeededFuture(
                        items.stream().collect(Collectors.toMap(Parts::key, Parts::bytes))));
  }

  private Future<Map<Map<String, AttributeValue>, byte[]>> inTurns(
      List<Map<String, AttributeValue>> keys) {
    var found = new HashMap<Map<String, AttributeValue>, byte[]>();
    return inTurns(keys.size(), n -> read(keys.get(n)).onSuccess(b -> found.put(keys.get(n), b)))
        .map(found);
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of(
        "owner", ItemReader.present(item, "owner"), "part", ItemReader.present(item, "part"));
  }

  private static byte[] bytes(Map<String, AttributeValue> item) {
    return ItemReader.present(item, BYTES).b().asByteArrayUnsafe();
  }

  /// Deletes the parts of a value, in requests of the lowest priority, so that others need not wait
  /// for it.
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
    var slice = slice(bytes, part);
    item.put(BYTES, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(slice)));
    if (expiresAt != null) {
      item.put(Tables.EXPIRES_AT, number(expiresAt));
    }
    return dynamo.ask(
        slice.length,
        client -> client.putItem(put -> put.tableName(dynamo.tables().parts()).item(item)));
  }

  private Future<byte[]> read(Map<String, AttributeValue> key) {
    return dynamo
        .item(dynamo.tables().parts(), key)
        .compose(
            item -> item.isEmpty() ? Dynamo.unavailable() : Future.succeededFuture(bytes(item)));
  }

  /// Does the work for every part, a few at a time, so that a large value does not take all
  /// connections. The future completes when no work is in progress any more.
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
