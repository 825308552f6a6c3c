package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the attributes that [ItemWriter] has written.
final class ItemReader {
  private final Map<String, AttributeValue> item;
  private final Sealer sealer;
  private final CallKey key;

  ItemReader(Map<String, AttributeValue> item, Sealer sealer) {
    this.item = item;
    this.sealer = sealer;
    key = key(item);
  }

  /// The key of the call. Every item of the calls' table and of its indexes has both attributes.
  static CallKey key(Map<String, AttributeValue> item) {
    var userId = new UserId(Long.parseLong(present(item, "userId").n()));
    return new CallKey(userId, new CallId(UUID.fromString(present(item, "callId").s())));
  }

  static AttributeValue present(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("item " + item.get("callId") + " has no " + name);
    }
    return value;
  }

  CallKey key() {
    return key;
  }

  boolean has(String name) {
    return item.containsKey(name);
  }

  boolean flag(String name) {
    return present(item, name).bool();
  }

  long number(String name) {
    return Long.parseLong(present(item, name).n());
  }

  @Nullable Integer numberOrNull(String name) {
    return has(name) ? Math.toIntExact(number(name)) : null;
  }

  Instant time(String name) {
    return Instant.ofEpochMilli(number(name));
  }

  @Nullable Instant timeOrNull(String name) {
    return has(name) ? time(name) : null;
  }

  String text(String name) {
    return present(item, name).s();
  }

  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  <T> Set<T> texts(String name, Function<String, T> valueOf) {
    return has(name)
        ? present(item, name).ss().stream().map(valueOf).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  String secret(String name) {
    return new String(sealer.open(key, name, present(item, name).b().asByteArrayUnsafe()), UTF_8);
  }

  @Nullable String secretOrNull(String name) {
    return has(name) ? secret(name) : null;
  }

  List<String> secretList(String name) {
    return new JsonArray(secret(name)).stream().map(String.class::cast).toList();
  }
}
