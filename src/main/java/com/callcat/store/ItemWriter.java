package com.callcat.store;

import com.callcat.call.CallKey;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Collects the attributes of one call. Null values are left out, times are epoch milliseconds, and
/// everything that may contain a phone number is encrypted.
final class ItemWriter {
  private final CallFields fields;

  ItemWriter(Sealer sealer, CallKey key) {
    this.fields = new CallFields(sealer, key);
  }

  CallFields fields() {
    return fields;
  }

  void flag(String name, boolean value) {
    fields.put(name, AttributeValue.fromBool(value));
  }

  /// Writes a flag, which has an attribute only if it is set.
  void mark(String name, boolean set) {
    if (set) {
      flag(name, true);
    }
  }

  void number(String name, @Nullable Number value) {
    if (value != null) {
      fields.put(name, AttributeValue.fromN(value.toString()));
    }
  }

  void time(String name, @Nullable Instant value) {
    number(name, value == null ? null : value.toEpochMilli());
  }

  void text(String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, AttributeValue.fromS(value));
    }
  }

  /// Writes a set of texts. An empty set has no attribute, because DynamoDB does not allow one.
  void texts(String name, Collection<?> values) {
    if (!values.isEmpty()) {
      fields.put(name, AttributeValue.fromSs(values.stream().map(Object::toString).toList()));
    }
  }

  void secret(String name, @Nullable String value) {
    if (value != null) {
      fields.putSecret(name, value);
    }
  }

  void secret(String name, List<String> values) {
    secret(name, new JsonArray(values).encode());
  }
}
