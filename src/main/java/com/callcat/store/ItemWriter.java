package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.CallKey;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Gathers the attributes of one call: what is null is left out, times are epoch milliseconds, and
/// what may name a number is sealed.
final class ItemWriter {
  private final Map<String, AttributeValue> item = new HashMap<>();
  private final Sealer sealer;
  private final CallKey key;

  ItemWriter(Sealer sealer, CallKey key) {
    this.sealer = sealer;
    this.key = key;
  }

  Map<String, AttributeValue> item() {
    return item;
  }

  void flag(String name, boolean value) {
    item.put(name, AttributeValue.fromBool(value));
  }

  /// A flag that is there only when it is set.
  void mark(String name, boolean set) {
    if (set) {
      flag(name, true);
    }
  }

  void number(String name, @Nullable Number value) {
    if (value != null) {
      item.put(name, AttributeValue.fromN(value.toString()));
    }
  }

  void time(String name, @Nullable Instant value) {
    number(name, value == null ? null : value.toEpochMilli());
  }

  void text(String name, @Nullable String value) {
    if (value != null) {
      item.put(name, AttributeValue.fromS(value));
    }
  }

  /// DynamoDB has no empty set: none is no attribute.
  void texts(String name, Collection<?> values) {
    if (!values.isEmpty()) {
      item.put(name, AttributeValue.fromSs(values.stream().map(Object::toString).toList()));
    }
  }

  void secret(String name, @Nullable String value) {
    if (value != null) {
      var bytes = sealer.seal(key, name, value.getBytes(UTF_8));
      item.put(name, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)));
    }
  }

  void secret(String name, List<String> values) {
    secret(name, new JsonArray(values).encode());
  }
}
