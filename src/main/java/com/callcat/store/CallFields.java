package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.CallKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of one call, without its key. A secret value is encrypted when it is first
/// needed, and only once: an update needs only the values that have changed, and the journal uses
/// the same ones again.
///
/// Encrypting a text twice gives two different values. Therefore attributes are compared before
/// they are encrypted.
final class CallFields {
  private final Map<String, Field> fields = new HashMap<>();
  private final Sealer sealer;
  private final CallKey key;

  CallFields(Sealer sealer, CallKey key) {
    this.sealer = sealer;
    this.key = key;
  }

  /// An attribute: a plain value, or a text that is to be encrypted.
  private static final class Field {
    private final @Nullable String secret;
    private @Nullable AttributeValue value;

    Field(@Nullable String secret, @Nullable AttributeValue value) {
      this.secret = secret;
      this.value = value;
    }

    boolean isSame(@Nullable Field other) {
      return other != null
          && (secret == null
              ? other.secret == null && Objects.equals(value, other.value)
              : secret.equals(other.secret));
    }
  }

  void put(String name, AttributeValue value) {
    fields.put(name, new Field(null, value));
  }

  void putSecret(String name, String text) {
    fields.put(name, new Field(text, null));
  }

  /// All attributes as an item. The caller may change the map.
  Map<String, AttributeValue> item() {
    var item = new HashMap<>(CallItem.key(key));
    fields.keySet().forEach(name -> item.put(name, value(name)));
    return item;
  }

  /// The attributes that an update must set in the item of an earlier version.
  Map<String, AttributeValue> changedSince(CallFields before) {
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isSame(before.fields.get(field.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, field -> value(field.getKey())));
  }

  /// The attributes that an update must remove from the item of an earlier version.
  Set<String> goneSince(CallFields before) {
    return before.fields.keySet().stream()
        .filter(name -> !fields.containsKey(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// One attribute, which must exist.
  AttributeValue value(String name) {
    var field = Objects.requireNonNull(fields.get(name), name);
    var value = field.value;
    if (value == null) {
      var plain = Objects.requireNonNull(field.secret).getBytes(UTF_8);
      value = AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(sealer.seal(key, name, plain)));
      field.value = value;
    }
    return value;
  }
}
