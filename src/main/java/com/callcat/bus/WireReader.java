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

/// Reads a message from the cluster, one value after the other, as it was written.
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

  /// Of a process, or of a constant: processes of two versions may talk, so the place of a constant
  /// among the others says nothing.
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

  /// Of some calls the versions they are at.
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

  /// @param name at most 127 letters of ASCII
  static void write(Buffer buffer, String name) {
    buffer.appendByte((byte) name.length()).appendString(name);
  }
}
