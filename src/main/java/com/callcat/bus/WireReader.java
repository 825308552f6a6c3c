package com.callcat.bus;

import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads a message from another process, value by value, in the order in which they were written.
final class WireReader {
  private final Buffer buffer;
  private int position;

  WireReader(Buffer buffer, int position) {
    this.buffer = buffer;
    this.position = position;
  }

  long number() {
    var number = buffer.getLong(position);
    position += Long.BYTES;
    return number;
  }

  boolean flag() {
    return buffer.getByte(position++) == 1;
  }

  /// Reads the name of a process or of an enum constant. Constants are written by name and not by
  /// ordinal, because the other process may run another version.
  String name() {
    var length = buffer.getByte(position++);
    position += length;
    return buffer.getString(position - length, position);
  }

  CallKey key() {
    return new CallKey(new UserId(number()), callId());
  }

  private CallId callId() {
    return new CallId(new UUID(number(), number()));
  }

  Set<UserId> users() {
    var count = count();
    var users = new HashSet<UserId>();
    for (var n = 0; n < count; n++) {
      users.add(new UserId(number()));
    }
    return users;
  }

  private int count() {
    var count = buffer.getInt(position);
    position += Integer.BYTES;
    return count;
  }

  /// Reads the versions of some calls.
  Map<CallId, Long> versions() {
    var count = count();
    var versions = new HashMap<CallId, Long>();
    for (var n = 0; n < count; n++) {
      versions.put(callId(), number());
    }
    return versions;
  }

  static void write(Buffer buffer, CallKey key) {
    buffer.appendLong(key.userId().value());
    write(buffer, key.callId());
  }

  static void write(Buffer buffer, CallId id) {
    buffer
        .appendLong(id.value().getMostSignificantBits())
        .appendLong(id.value().getLeastSignificantBits());
  }

  static void write(Buffer buffer, Enum<?> constant) {
    write(buffer, constant.name());
  }

  /// @param name at most 127 ASCII characters
  static void write(Buffer buffer, String name) {
    buffer.appendByte((byte) name.length()).appendString(name);
  }
}
