package com.callcat.bus;

import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import io.vertx.core.buffer.Buffer;
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
    return new CallKey(new UserId(number()), new CallId(new UUID(number(), number())));
  }

  static void write(Buffer buffer, CallKey key) {
    var id = key.callId().value();
    buffer
        .appendLong(key.userId().value())
        .appendLong(id.getMostSignificantBits())
        .appendLong(id.getLeastSignificantBits());
  }

  static void write(Buffer buffer, Enum<?> constant) {
    write(buffer, constant.name());
  }

  /// @param name at most 127 letters of ASCII
  static void write(Buffer buffer, String name) {
    buffer.appendByte((byte) name.length()).appendString(name);
  }
}
